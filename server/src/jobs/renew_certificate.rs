//! Takes a certificate that was renewed in place, as certificate agents do every few weeks.

use std::{future::Future, pin::pin, time::Duration};

use crate::http::tls::Tls;

/// Two looks at the time of a file.
const EVERY: Duration = Duration::from_mins(1);

/// Runs until `stop` is done; without TLS it has nothing to do.
pub async fn run(tls: Option<Tls>, stop: impl Future<Output = ()>) {
    let Some(tls) = tls else { return };
    let mut stop = pin!(stop);
    loop {
        tokio::select! {
            () = &mut stop => return,
            () = tokio::time::sleep(EVERY) => {}
        }
        match tls.renew() {
            Ok(true) => tracing::info!("the certificate was renewed"),
            Ok(false) => {}
            Err(reason) => tracing::error!(reason, "the renewed certificate is not taken; the one before goes on"),
        }
    }
}
