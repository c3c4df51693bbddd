//! `ui/src/lib/api.gen.ts` is what the command tables say. A stale file fails; it is rewritten, so that the next run passes.

use app::table::{TypeScript, typescript};
use std::path::Path;

#[test]
fn typescript_bindings_are_current() {
    let mut file = TypeScript::new();
    typescript("Commands", &app::commands::TABLE, &mut file);
    typescript("DesktopCommands", milepost_shell::commands::TABLE, &mut file);
    let fresh = file.finish();
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("../ui/src/lib/api.gen.ts");
    let known = std::fs::read_to_string(&path).unwrap_or_default().replace("\r\n", "\n");
    if known != fresh {
        std::fs::create_dir_all(path.parent().unwrap()).unwrap();
        std::fs::write(&path, &fresh).unwrap();
    }
    assert!(known == fresh, "api.gen.ts was stale and has been rewritten: run the tests again and commit it");
}
