//! Titles of the issue, word by word.
