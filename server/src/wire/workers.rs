//! Threads for what keeps a processor busy: reading documents, decoding and writing pictures.
//!
//! They are few, so that a flood of documents leaves the rest of the program its share of the machine; and they are always the same
//! ones: every thread of the system's allocator keeps an area of its own, which grows to the largest thing that was ever done there. Spread
//! over the runtime's many threads, four hundred pictures took 300 MB.

use std::sync::Arc;

use tokio::runtime::{Builder, Handle, Runtime};

use super::contained::BrokeDown;

/// Things done at once.
pub const WORKERS: usize = 2;

/// The threads. Cheap to clone; clones share them.
#[derive(Clone)]
pub struct Workers(Arc<Owned>);

struct Owned {
    handle: Handle,
    /// Taken out at the end: a runtime must not be waited for where others are at work.
    runtime: Option<Runtime>,
}

impl Workers {
    /// Threads that start when there is something to do.
    pub fn new() -> std::io::Result<Self> {
        let mut builder = Builder::new_current_thread();
        let runtime = builder.max_blocking_threads(WORKERS).thread_name("worker").build()?;
        Ok(Self(Arc::new(Owned {
            handle: runtime.handle().clone(),
            runtime: Some(runtime),
        })))
    }

    /// Does something when a thread is free, in the order in which it is asked for; to its end, also where nobody waits for it any more. A
    /// panic is an error.
    pub async fn run<T: Send + 'static>(&self, work: impl FnOnce() -> T + Send + 'static) -> Result<T, BrokeDown> {
        self.0.handle.spawn_blocking(work).await.map_err(|_| BrokeDown)
    }
}

impl Drop for Owned {
    fn drop(&mut self) {
        if let Some(runtime) = self.runtime.take() {
            runtime.shutdown_background();
        }
    }
}

#[cfg(test)]
mod tests {
    use std::sync::{Barrier, mpsc};

    use super::*;

    #[tokio::test]
    async fn so_much_is_done_at_once_and_no_more_whoever_asks() {
        let workers = Workers::new().unwrap();
        let gate = Arc::new(Barrier::new(WORKERS + 1));
        let (began, begins) = mpsc::channel();
        let tasks: Vec<_> = (0..=WORKERS)
            .map(|number| {
                let (workers, gate, began) = (workers.clone(), gate.clone(), began.clone());
                tokio::spawn(async move {
                    workers
                        .run(move || {
                            // The last one's word may come when nobody listens any more.
                            let _ = began.send(number);
                            if number < WORKERS {
                                gate.wait();
                            }
                        })
                        .await
                })
            })
            .collect();
        // On threads of their own: this one must not stand still while tasks are handed out.
        let first = tokio::task::spawn_blocking(move || {
            let first: Vec<_> = (0..WORKERS).map(|_| begins.recv().unwrap()).collect();
            let is_alone = begins.try_recv().is_err();
            gate.wait();
            (first, is_alone)
        });
        let (mut first, is_alone) = first.await.unwrap();
        first.sort_unstable();
        assert!(is_alone, "the others wait");
        assert_eq!(first, (0..WORKERS).collect::<Vec<_>>());
        for task in tasks {
            assert_eq!(task.await.unwrap(), Ok(()));
        }
    }

    #[tokio::test]
    async fn a_panic_is_an_error_and_its_thread_goes_on() {
        let workers = Workers::new().unwrap();
        for _ in 0..=WORKERS {
            let ended = workers
                .run(|| std::panic::resume_unwind(Box::new("as a test wants it")))
                .await;
            assert_eq!(ended, Err::<(), _>(BrokeDown));
        }
        assert_eq!(workers.run(|| 7).await, Ok(7));
    }

    #[tokio::test]
    async fn they_can_be_dropped_where_others_are_at_work() {
        let workers = Workers::new().unwrap();
        assert_eq!(workers.run(|| 1).await, Ok(1));
        drop(workers);
    }
}
