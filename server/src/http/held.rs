//! A body that holds something until it was sent, or nobody waits for it any more; it keeps its length, which `http_body_util`'s
//! combinators lose.

use std::{
    pin::Pin,
    task::{Context, Poll},
};

use axum::body::{Body, Bytes, HttpBody};
use hyper::body::{Frame, SizeHint};

use super::connections::Progress;

/// A body, and what is given back behind it.
#[derive(Debug)]
pub struct Held<T> {
    body: Body,
    _until_sent: T,
    progress: Option<Progress>,
}

impl<T> Held<T> {
    /// Holds `held` for as long as the body is there.
    pub fn new(body: Body, held: T) -> Self {
        Self {
            body,
            _until_sent: held,
            progress: None,
        }
    }

    /// Notes each time that there is room for more of it on its connection.
    pub fn noting(mut self, progress: Progress) -> Self {
        self.progress = Some(progress);
        self
    }
}

impl<T: Unpin> HttpBody for Held<T> {
    type Data = Bytes;
    type Error = axum::Error;

    fn poll_frame(mut self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<Option<Result<Frame<Bytes>, axum::Error>>> {
        let polled = Pin::new(&mut self.body).poll_frame(cx);
        if let Some(progress) = &self.progress
            && polled.is_ready()
        {
            progress.note();
        }
        polled
    }

    fn is_end_stream(&self) -> bool {
        self.body.is_end_stream()
    }

    fn size_hint(&self) -> SizeHint {
        self.body.size_hint()
    }
}
