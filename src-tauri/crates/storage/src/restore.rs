pub struct Restored;
pub(crate) const COMMAND: &str = "restore";
