//! Spans on their way to the collector: a queue that nobody waits for, and the task that empties it.

use std::time::Duration;

use opentelemetry::Context;
use opentelemetry_sdk::{
    error::OTelSdkResult,
    trace::{Span, SpanData, SpanExporter, SpanProcessor},
};
use prometheus::{IntCounter, IntCounterVec};
use tokio::{
    sync::{mpsc, watch},
    time::sleep,
};

use crate::stop::told;

/// Spans that wait, of about a kilobyte each.
const QUEUED: usize = 4_096;
/// Of them so many are sent at once…
const MOST: usize = 512;
/// …or what there is after so long.
const GATHERED: Duration = Duration::from_secs(1);
/// For the collector's answer.
pub(super) const PATIENCE: Duration = Duration::from_secs(5);
/// After a failure it is left alone.
const PAUSE: Duration = Duration::from_secs(5);
/// At the stop, for all that is left.
const LAST: Duration = Duration::from_secs(2);

/// Takes spans that have ended.
#[derive(Debug)]
pub(super) struct Queue {
    queued: mpsc::Sender<SpanData>,
    lost: IntCounter,
}

/// Sends what is in the queue.
#[derive(Debug)]
pub(super) struct Sending<E> {
    queued: mpsc::Receiver<SpanData>,
    exporter: E,
    sent: IntCounter,
    lost: IntCounter,
    /// Whether the last batch was not taken: what is said once need not be said again.
    is_failing: bool,
}

impl Queue {
    /// An empty one, and what empties it. `counted` by `sent` and `lost`.
    pub(super) fn new<E: SpanExporter>(exporter: E, counted: &IntCounterVec) -> (Self, Sending<E>) {
        let (sender, receiver) = mpsc::channel(QUEUED);
        let [sent, lost] = ["sent", "lost"].map(|outcome| counted.with_label_values(&[outcome]));
        let queue = Self {
            queued: sender,
            lost: lost.clone(),
        };
        let sending = Sending {
            queued: receiver,
            exporter,
            sent,
            lost,
            is_failing: false,
        };
        (queue, sending)
    }
}

impl SpanProcessor for Queue {
    fn on_start(&self, _: &mut Span, _: &Context) {}

    fn on_end(&self, span: SpanData) {
        if span.span_context.is_sampled() && self.queued.try_send(span).is_err() {
            self.lost.inc();
        }
    }

    fn force_flush(&self) -> OTelSdkResult {
        Ok(())
    }

    fn shutdown_with_timeout(&self, _: Duration) -> OTelSdkResult {
        Ok(())
    }
}

impl<E: SpanExporter> Sending<E> {
    /// Until `stopped` says so, and for [`LAST`] at the most from then on.
    pub(super) async fn run(mut self, stopped: watch::Receiver<bool>) {
        let mut end = stopped.clone();
        let cut = async {
            told(&mut end).await;
            sleep(LAST).await;
        };
        let is_all_sent = tokio::select! {
            () = self.send_all(stopped) => true,
            () = cut => false,
        };
        if !is_all_sent {
            tracing::warn!("the collector of traces did not take the last ones in time");
        }
    }

    async fn send_all(&mut self, mut stopped: watch::Receiver<bool>) {
        let mut is_stopped = false;
        loop {
            let mut batch = Vec::with_capacity(MOST);
            tokio::select! {
                () = told(&mut stopped), if !is_stopped => {
                    // What is in the queue stays there to be taken; nothing more comes in.
                    self.queued.close();
                    is_stopped = true;
                }
                count = self.queued.recv_many(&mut batch, MOST) => if count == 0 { return },
            }
            if !is_stopped {
                let gathered = async {
                    let mut left = MOST - batch.len();
                    while left > 0 {
                        match self.queued.recv_many(&mut batch, left).await {
                            0 => return,
                            count => left -= count,
                        }
                    }
                };
                tokio::select! {
                    () = told(&mut stopped) => {}
                    () = sleep(GATHERED) => {}
                    () = gathered => {}
                }
            }
            if !batch.is_empty() && !self.export(batch).await && !is_stopped {
                tokio::select! {
                    () = told(&mut stopped) => {}
                    () = sleep(PAUSE) => {}
                }
            }
        }
    }

    /// Whether the collector has taken them.
    async fn export(&mut self, batch: Vec<SpanData>) -> bool {
        let count = batch.len() as u64;
        let exported = self.exporter.export(batch).await;
        match &exported {
            Ok(()) => {
                self.sent.inc_by(count);
                if std::mem::take(&mut self.is_failing) {
                    tracing::info!("the collector of traces takes them again");
                }
            }
            Err(error) => {
                self.lost.inc_by(count);
                if !std::mem::replace(&mut self.is_failing, true) {
                    tracing::warn!(
                        error = error as &dyn std::error::Error,
                        "the collector does not take traces: they are lost until it does"
                    );
                }
            }
        }
        exported.is_ok()
    }
}

#[cfg(test)]
mod tests {
    use opentelemetry::trace::{Span as _, Tracer as _, TracerProvider as _};
    use opentelemetry_sdk::trace::SdkTracerProvider;
    use prometheus::Opts;
    use tokio::time::Instant;

    use super::*;

    /// A collector that takes for ever.
    #[derive(Debug)]
    struct Endless;

    impl SpanExporter for Endless {
        async fn export(&self, _: Vec<SpanData>) -> OTelSdkResult {
            std::future::pending().await
        }
    }

    #[tokio::test]
    async fn what_finds_no_room_is_lost_and_a_stop_waits_no_longer_than_it_says() {
        let counted = IntCounterVec::new(Opts::new("spans", "Spans."), &["outcome"]).unwrap();
        let (queue, sending) = Queue::new(Endless, &counted);
        let provider = SdkTracerProvider::builder().with_span_processor(queue).build();
        let tracer = provider.tracer("test");
        for _ in 0..QUEUED + 100 {
            tracer.start("a").end();
        }
        assert_eq!(counted.with_label_values(&["lost"]).get(), 100);
        tokio::time::pause();
        let since = Instant::now();
        let (_stop, stopped) = watch::channel(true);
        sending.run(stopped).await;
        assert!(since.elapsed() < LAST + GATHERED, "{:?}", since.elapsed());
    }
}
