//! The word to stop: whoever has a receiver of it hears it, also when nobody is left to say it.

use tokio::sync::watch;

/// Done when it is told to stop, or nobody is left to tell.
pub async fn told(stopped: &mut watch::Receiver<bool>) {
    let _ = stopped.wait_for(|stopped| *stopped).await;
}

/// The same, for what runs until then and looks at nothing else.
pub async fn until(mut stopped: watch::Receiver<bool>) {
    told(&mut stopped).await;
}
