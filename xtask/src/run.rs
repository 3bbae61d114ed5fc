//! `run`: builds everything and opens the window.

use std::io::{BufRead, BufReader};
use std::path::Path;
use std::process::{Child, Command, Stdio};
use std::time::{Duration, Instant};

use crate::place;
use crate::setup;
use crate::step::{Done, Failure, ask, cargo, must, npm, shown, spoken};

/// Sets up, builds, opens the window; without a display takes a picture of it instead.
///
/// # Errors
/// A step failed, or the window showed nothing within a minute.
pub fn run() -> Done {
    let since = Instant::now();
    setup::for_building()?;
    must("building the UI", &mut npm(&["run", "build"]))?;
    must(
        "building the program (the first time takes a while)",
        &mut cargo(&["build", "-p", "yoriai-desktop"]),
    )?;
    println!("ready after {}", spoken(since.elapsed()));
    let program = place::built("debug", "yoriai-desktop");
    let has_display = !cfg!(target_os = "linux")
        || ["DISPLAY", "WAYLAND_DISPLAY"]
            .iter()
            .any(|name| std::env::var_os(name).is_some_and(|value| !value.is_empty()));
    if has_display {
        println!("▶ よりあい");
        let ended = Command::new(&program).status()?;
        return if ended.success() {
            Ok(())
        } else {
            Err(Failure::new(format!("the program ended with {ended}")))
        };
    }
    let picture = place::artefacts().join("run.png");
    photograph(&program, &picture)?;
    println!(
        "no display here: a picture of the window is at {}",
        picture.display()
    );
    Ok(())
}

/// Opens the program on a display of its own and keeps a picture of it once it shows something.
fn photograph(program: &Path, picture: &Path) -> Done {
    if let Some(folder) = picture.parent() {
        std::fs::create_dir_all(folder)?;
    }
    println!("▶ opening the window on a virtual display");
    let mut server = Ending(
        Command::new("Xvfb")
            .args([
                "-displayfd",
                "1",
                "-screen",
                "0",
                "1280x800x24",
                "-nolisten",
                "tcp",
            ])
            .stdout(Stdio::piped())
            .stderr(Stdio::null())
            .spawn()
            .map_err(|error| Failure::new(format!("Xvfb cannot be started: {error}")))?,
    );
    let mut number = String::new();
    if let Some(told) = server.0.stdout.take() {
        BufReader::new(told).read_line(&mut number)?;
    }
    let display = format!(":{}", number.trim());
    let mut window = Ending(
        Command::new(program)
            .env("DISPLAY", &display)
            .env("GDK_BACKEND", "x11")
            // WebKit draws through OpenGL, and there is no graphics card.
            .env("LIBGL_ALWAYS_SOFTWARE", "1")
            // A session bus started on the way would outlive us.
            .env("DBUS_SESSION_BUS_ADDRESS", "disabled:")
            .env("NO_AT_BRIDGE", "1")
            .spawn()?,
    );
    let (since, mut before) = (Instant::now(), String::new());
    loop {
        std::thread::sleep(Duration::from_millis(500));
        if let Some(status) = window.0.try_wait()? {
            return Err(Failure::new(format!(
                "the program ended at once, with {status}"
            )));
        }
        let now = look(&display, picture)?;
        // Drawn, and no longer changing.
        if now.colours > 16 && now.signature == before {
            println!("✔ {} after {}", shown(picture), spoken(since.elapsed()));
            return Ok(());
        }
        before = now.signature;
        if since.elapsed() > Duration::from_secs(60) {
            return Err(Failure::new(format!(
                "the window showed nothing within a minute; see {}",
                picture.display()
            )));
        }
    }
}

struct Look {
    colours: u32,
    signature: String,
}

fn look(display: &str, picture: &Path) -> Done<Look> {
    let file = picture.to_string_lossy();
    let gone =
        || Failure::new("no picture of the display (ImageMagick's import and identify are needed)");
    ask("import", &["-display", display, "-window", "root", &file]).ok_or_else(gone)?;
    let said = ask("identify", &["-format", "%k %#", &file]).ok_or_else(gone)?;
    let (colours, signature) = said.split_once(' ').ok_or_else(gone)?;
    Ok(Look {
        colours: colours.parse().map_err(|_| gone())?,
        signature: signature.to_owned(),
    })
}

/// A process that ends with the value.
struct Ending(Child);

impl Drop for Ending {
    fn drop(&mut self) {
        let _ = self.0.kill();
        let _ = self.0.wait();
    }
}
