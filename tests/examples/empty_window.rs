//! A Tauri window with nothing in it: what the system's web view costs before any program of ours. The window bench
//! divides by it.

fn main() {
    let mut context: tauri::Context<tauri::Wry> = milepost_shell::context();
    // The same libraries and the same configuration, but no page, no command and no book.
    context.config_mut().app.windows.clear();
    let built = tauri::Builder::default()
        .setup(|app| {
            let blank = "about:blank".parse().map(tauri::WebviewUrl::External)?;
            tauri::WebviewWindowBuilder::new(app, "empty", blank).title("Empty").inner_size(1280.0, 800.0).build()?;
            Ok(())
        })
        .run(context);
    if let Err(error) = built {
        panic!("the empty window did not open: {error}");
    }
}
