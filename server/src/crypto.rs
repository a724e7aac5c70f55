//! What TLS is made with towards others: ring, of which there is one for the whole program.

/// Before any client is made.
pub(crate) fn install() {
    // An error says that one is installed already, and all of ours are ring.
    let _ = rustls::crypto::ring::default_provider().install_default();
}
