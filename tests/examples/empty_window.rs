//! A Tauri window that shows one empty page: what the system's web view costs before any program of ours. The window
//! bench divides by it.

use std::borrow::Cow;
use tauri::utils::assets::{AssetKey, AssetsIter, CspHash};

/// Drawn like any page, so that the process which draws is there too: `about:blank` starts none.
const PAGE: &[u8] = b"<!doctype html><html lang=\"en\"><title>Empty</title><body><p>Empty</p></body></html>";

/// Instead of the pages of the program.
struct EmptyPage;

impl tauri::Assets<tauri::Wry> for EmptyPage {
    fn get(&self, _: &AssetKey) -> Option<Cow<'_, [u8]>> {
        Some(Cow::Borrowed(PAGE))
    }

    fn iter(&self) -> Box<AssetsIter<'_>> {
        Box::new(std::iter::empty())
    }

    fn csp_hashes(&self, _: &AssetKey) -> Box<dyn Iterator<Item = CspHash<'_>> + '_> {
        Box::new(std::iter::empty())
    }
}

fn main() {
    // The same libraries, configuration and size of window, but no page of ours, no command and no book.
    let mut context: tauri::Context<tauri::Wry> = milepost_shell::context();
    drop(context.set_assets(Box::new(EmptyPage)));
    if let Err(error) = tauri::Builder::default().run(context) {
        panic!("the empty window did not open: {error}");
    }
}
