//! Linux: GIO knows which program the user chose for a kind of file, and says when there is none.
//! `xdg-open` does not: without a mail program it opens a browser, and it waits until that is closed.

pub(crate) use super::unix::{make_own_folder, make_private, make_private_folder};

use crate::Media;
use gio::prelude::{AppInfoExt, AppLaunchContextExt};
use gio::{AppInfo, AppLaunchContext, File};
use std::path::Path;

/// The switches that keep graphics in plain memory: of WebKit's pictures, and of GTK's own look for an OpenGL.
const PLAIN_PICTURES: (&str, &str) = ("WEBKIT_DISABLE_DMABUF_RENDERER", "1");
const NO_OPENGL: (&str, &str) = ("GDK_GL", "disable");

/// Before anything else runs. Errors: no display to open a window on.
pub(crate) fn prepare() -> Result<(), String> {
    let is_set = |name: &str| std::env::var_os(name).is_some_and(|value| !value.is_empty());
    if !is_set("DISPLAY") && !is_set("WAYLAND_DISPLAY") {
        return Err("there is no display (neither DISPLAY nor WAYLAND_DISPLAY is set)".to_owned());
    }
    let has_card = has_graphics_card();
    if !has_card || shows_nothing_through_dmabuf() {
        switch(PLAIN_PICTURES);
    }
    if !has_card {
        switch(NO_OPENGL);
    }
    Ok(())
}

/// NVIDIA's driver shows an empty window; see tauri#10702.
fn shows_nothing_through_dmabuf() -> bool {
    Path::new("/proc/driver/nvidia").exists()
}

/// Without a card WebKit and GTK would each start an OpenGL in software, which costs 100 MB and a third of the start
/// and draws nothing faster. `./dev bench` measures both.
fn has_graphics_card() -> bool {
    let nodes = std::fs::read_dir("/dev/dri").into_iter().flatten().flatten();
    nodes.map(|node| node.file_name()).any(|name| name.to_string_lossy().starts_with("renderD"))
}

/// Leaves a decision of the user's alone.
fn switch((name, value): (&str, &str)) {
    if std::env::var_os(name).is_none() {
        #[expect(unsafe_code, reason = "WebKit and GTK read these switches from the environment only")]
        // SAFETY: the program has one thread so far.
        unsafe {
            std::env::set_var(name, value);
        }
    }
}

/// Starts the user's program for such files. False when there is none or it cannot be started.
pub(crate) fn open(path: &Path, media: Media) -> bool {
    let content_type = match media {
        Media::Pdf => "application/pdf",
        Media::Xml => "application/xml",
        Media::MailDraft => "message/rfc822",
        Media::Calendar => "text/calendar",
        Media::Table => "text/csv",
        Media::Workbook => "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
        Media::Journal => "text/plain",
        Media::Archive => "application/zip",
        Media::Kept(media_type) => media_type,
    };
    launch(path, content_type)
}

/// Starts the user's program for mails on an address. False when there is none or it cannot be started.
pub(crate) fn write_mail(address: &str) -> bool {
    let program = AppInfo::default_for_uri_scheme("mailto");
    program.is_some_and(|program| is_started(&program, program.launch_uris(&[address], Some(&context()))))
}

/// Shows the file in the file manager, else opens its folder.
pub(crate) fn reveal(path: &Path) -> bool {
    let folder = path.parent().unwrap_or(Path::new("/"));
    tauri_plugin_opener::reveal_item_in_dir(path).is_ok() || launch(folder, "inode/directory")
}

fn launch(path: &Path, content_type: &str) -> bool {
    let program = program_for(content_type);
    program.is_some_and(|program| is_started(&program, program.launch(&[File::for_path(path)], Some(&context()))))
}

/// Our own switches are none of the other program's business.
fn context() -> AppLaunchContext {
    let context = AppLaunchContext::new();
    for (name, _) in [PLAIN_PICTURES, NO_OPENGL] {
        context.unsetenv(name);
    }
    context
}

fn is_started(program: &AppInfo, started: Result<(), gio::glib::Error>) -> bool {
    if let Err(error) = &started {
        tracing::warn!("{} could not be started: {error}", program.name());
    }
    started.is_ok()
}

/// The program that claims exactly this type: the user's choice, else the first that is known. GIO's default alone
/// could be a text editor, because a mail is text too.
fn program_for(content_type: &str) -> Option<AppInfo> {
    let mut known = AppInfo::recommended_for_type(content_type);
    let claims = |program: &AppInfo| {
        let says_so = program.supported_types().iter().any(|supported| supported == content_type);
        says_so || known.iter().any(|other| other.equal(program))
    };
    let chosen = AppInfo::default_for_type(content_type, false).filter(claims);
    chosen.or_else(|| (!known.is_empty()).then(|| known.swap_remove(0)))
}
