//! SHA-256 over values in an encoding that no two different lists of values share: every value is preceded by
//! its type and, where its length varies, by its length.

use sha2::{Digest as _, Sha256};

/// Collects values in order; `hex` ends it.
pub struct Digest(Sha256);

impl Digest {
    /// `kind` keeps digests of different things apart.
    pub fn of(kind: &str) -> Self {
        Self(Sha256::new()).text(kind)
    }

    #[must_use]
    pub fn text(self, value: &str) -> Self {
        self.tagged(b't', value.as_bytes())
    }

    #[must_use]
    pub fn integer(self, value: i64) -> Self {
        self.tagged(b'i', &value.to_be_bytes())
    }

    #[must_use]
    pub fn optional_text(self, value: Option<&str>) -> Self {
        match value {
            Some(value) => self.text(value),
            None => self.tagged(b'n', b""),
        }
    }

    #[must_use]
    pub fn optional_integer(self, value: Option<i64>) -> Self {
        match value {
            Some(value) => self.integer(value),
            None => self.tagged(b'n', b""),
        }
    }

    fn tagged(mut self, tag: u8, bytes: &[u8]) -> Self {
        self.0.update([tag]);
        self.0.update(u64::try_from(bytes.len()).expect("a length fits 64 bits").to_be_bytes());
        self.0.update(bytes);
        self
    }

    pub fn hex(self) -> String {
        hex(&self.0.finalize())
    }
}

/// Plain SHA-256 of bytes: the key of table `file`.
pub fn of_bytes(bytes: &[u8]) -> String {
    hex(&Sha256::digest(bytes))
}

fn hex(bytes: &[u8]) -> String {
    bytes.iter().map(|byte| format!("{byte:02x}")).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn shifting_text_between_fields_changes_the_digest() {
        let ab_c = Digest::of("test").text("ab").text("c").hex();
        let a_bc = Digest::of("test").text("a").text("bc").hex();
        assert_ne!(ab_c, a_bc);
        assert_ne!(Digest::of("test").text("").hex(), Digest::of("test").optional_text(None).hex());
        assert_ne!(Digest::of("test").integer(1).hex(), Digest::of("test").optional_integer(None).hex());
    }

    #[test]
    fn bytes_have_the_published_digest() {
        // Source: FIPS 180-2, appendix B.1.
        assert_eq!(of_bytes(b"abc"), "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
    }
}
