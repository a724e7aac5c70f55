//! What whoever waits at a terminal sees of long work, and how they end it.

use std::{
    fmt::Display,
    io::{IsTerminal as _, Write as _, stderr},
    ops::ControlFlow,
    sync::{
        Arc,
        atomic::{AtomicBool, Ordering},
    },
};

/// Set when Ctrl-C is pressed, so that the work under way comes to an end; pressed again, the program ends at once.
pub(super) fn stopped_by_the_keyboard() -> Arc<AtomicBool> {
    let is_stopped = Arc::new(AtomicBool::new(false));
    let stopped = is_stopped.clone();
    tokio::spawn(async move {
        while tokio::signal::ctrl_c().await.is_ok() {
            if stopped.swap(true, Ordering::Relaxed) {
                std::process::exit(130);
            }
        }
    });
    is_stopped
}

/// Shows each step of what can be told to stop, and tells it so when the keyboard says so.
pub(super) fn told<Step: Display>() -> (Progress, impl Fn(Step) -> ControlFlow<()> + Clone + Send + 'static) {
    let (progress, is_stopped) = (Progress::new(), stopped_by_the_keyboard());
    let tell = move |step: Step| {
        if progress.is_shown {
            progress.show(&step.to_string());
        }
        if is_stopped.load(Ordering::Relaxed) {
            ControlFlow::Break(())
        } else {
            ControlFlow::Continue(())
        }
    };
    (progress, tell)
}

/// A line on a terminal that is written over; nothing anywhere else.
#[derive(Debug, Clone, Copy)]
pub(super) struct Progress {
    is_shown: bool,
}

impl Progress {
    pub(super) fn new() -> Self {
        Self {
            is_shown: stderr().is_terminal(),
        }
    }

    pub(super) fn show(self, text: &str) {
        if self.is_shown {
            let _ = write!(stderr(), "\r\x1b[K{text}");
        }
    }

    pub(super) fn clear(self) {
        self.show("");
    }
}
