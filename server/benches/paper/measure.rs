//! How often something can be done, what of a processor it takes, and which queries it asks.

use std::{
    collections::HashMap,
    fmt,
    future::Future,
    pin::Pin,
    sync::{
        Arc, Mutex,
        atomic::{AtomicBool, AtomicUsize, Ordering},
    },
    time::{Duration, Instant},
};

use tokio::task::JoinSet;
use tracing::{
    Metadata,
    field::{Field, Visit},
    span,
    subscriber::Interest,
};

/// Does it for the so manieth time.
pub type Ask = Arc<dyn Fn(usize) -> Pin<Box<dyn Future<Output = ()> + Send>> + Send + Sync>;

/// Asked at the same time.
const AT_ONCE: usize = 32;
/// A measurement takes so long.
const FOR: Duration = Duration::from_secs(4);
/// Asked one after the other, so that queries are counted; before that as many, as a server that is up has it.
const COUNTED: usize = 100;
/// Queries that are named.
const NAMED: usize = 6;

static IS_COUNTING: AtomicBool = AtomicBool::new(false);
static QUERIES: Mutex<Option<HashMap<String, (u64, f64)>>> = Mutex::new(None);

/// What doing something once costs.
#[derive(Debug, Clone)]
pub struct Cost {
    /// Milliseconds of a processor.
    pub worked: f64,
    /// What else there is to say.
    pub said: String,
}

impl Cost {
    /// Prints it, beside that of the first paper.
    pub fn say(&self, name: &str, first: Option<&Self>) {
        let ratio = first.map(|first| format!(", {:.2} times the first paper's", self.worked / first.worked));
        println!(
            "paper  {name:<22} {:>9.3} ms of a processor{}; {}",
            self.worked,
            ratio.unwrap_or_default(),
            self.said
        );
    }
}

/// Asks one after the other, then many at once for a while.
pub async fn asked(ask: Ask, worker: Worker) -> Cost {
    for number in 0..COUNTED {
        ask(number).await;
    }
    *QUERIES.lock().unwrap() = Some(HashMap::new());
    IS_COUNTING.store(true, Ordering::Relaxed);
    for number in COUNTED..2 * COUNTED {
        ask(number).await;
    }
    IS_COUNTING.store(false, Ordering::Relaxed);
    let queries = QUERIES.lock().unwrap().take().unwrap_or_default();
    let (began, before) = (Instant::now(), worker.time());
    let mut asking = JoinSet::new();
    let next = Arc::new(AtomicUsize::new(2 * COUNTED));
    for _ in 0..AT_ONCE {
        let (ask, next) = (ask.clone(), next.clone());
        asking.spawn(async move {
            let mut times = Vec::new();
            while began.elapsed() < FOR {
                let asked = Instant::now();
                ask(next.fetch_add(1, Ordering::Relaxed)).await;
                times.push(asked.elapsed());
            }
            times
        });
    }
    let mut times: Vec<Duration> = asking.join_all().await.concat();
    let (took, worked) = (began.elapsed(), worker.time().saturating_sub(before));
    times.sort();
    let done = times.len() as f64;
    let at = |part: usize| times[(times.len() - 1) * part / 100].as_secs_f64() * 1_000.0;
    let each = |sum: f64| sum / COUNTED as f64;
    let count: u64 = queries.values().map(|(count, _)| count).sum();
    // Begun with: the sum of nothing is a negative zero.
    let spent = queries.values().fold(0.0, |sum, (_, spent)| sum + spent);
    Cost {
        worked: worked.as_secs_f64() * 1_000.0 / done,
        said: format!(
            "{:.0} a second, half within {:.2} ms, 99 of 100 within {:.2} ms; {:.1} queries in {:.2} ms{}",
            done / took.as_secs_f64(),
            at(50),
            at(99),
            each(count as f64),
            each(spent * 1_000.0),
            named(queries)
        ),
    }
}

/// The queries that take the most time, if they are asked for.
fn named(queries: HashMap<String, (u64, f64)>) -> String {
    if std::env::var_os("PAGES_QUERIES").is_none() {
        return String::new();
    }
    let mut queries: Vec<_> = queries.into_iter().collect();
    queries.sort_by(|(_, (_, a)), (_, (_, b))| b.total_cmp(a));
    let lines = queries.into_iter().take(NAMED).map(|(sql, (count, spent))| {
        let sql: String = sql
            .split_whitespace()
            .collect::<Vec<_>>()
            .join(" ")
            .chars()
            .take(200)
            .collect();
        format!("\n         {count:>5} × {:.3} ms  {sql}", spent * 1_000.0 / count as f64)
    });
    lines.collect()
}

/// Whose work is counted.
#[derive(Debug, Clone, Copy)]
pub enum Worker {
    /// This process.
    Process,
    /// All processes of this machine, where others work for this one.
    Machine,
}

impl Worker {
    /// What it has worked so far, in its own words and the system's (proc(5): hundredths of a second).
    pub fn time(self) -> Duration {
        let (file, places) = match self {
            // Behind the name, which may have spaces: user, system.
            Self::Process => ("/proc/self/stat", [11, 12].as_slice()),
            // Behind `cpu`: user, nice, system, interrupts.
            Self::Machine => ("/proc/stat", [1, 2, 3, 6, 7].as_slice()),
        };
        let stat = std::fs::read_to_string(file).unwrap();
        let line = stat.lines().next().unwrap();
        let fields: Vec<&str> = line.rsplit(')').next().unwrap().split_whitespace().collect();
        let ticks: u64 = places.iter().map(|place| fields[*place].parse::<u64>().unwrap()).sum();
        Duration::from_millis(ticks * 10)
    }
}

/// From now on what is logged of queries is counted, where it is asked for.
pub fn count_queries() {
    tracing::subscriber::set_global_default(Counter).unwrap();
}

struct Counter;

/// A query as it is logged: the words of a short one are its summary.
#[derive(Default)]
struct Query {
    summary: String,
    statement: String,
    spent: f64,
}

impl Visit for Query {
    fn record_debug(&mut self, field: &Field, value: &dyn fmt::Debug) {
        match field.name() {
            "summary" => self.summary = format!("{value:?}"),
            "db.statement" => self.statement = format!("{value:?}"),
            _ => {}
        }
    }

    fn record_str(&mut self, field: &Field, value: &str) {
        match field.name() {
            "summary" => value.clone_into(&mut self.summary),
            "db.statement" => value.clone_into(&mut self.statement),
            _ => {}
        }
    }

    fn record_f64(&mut self, field: &Field, value: f64) {
        if field.name() == "elapsed_secs" {
            self.spent = value;
        }
    }
}

impl tracing::Subscriber for Counter {
    fn register_callsite(&self, metadata: &'static Metadata<'static>) -> Interest {
        if metadata.target() == "sqlx::query" {
            Interest::sometimes()
        } else {
            Interest::never()
        }
    }

    fn enabled(&self, metadata: &Metadata<'_>) -> bool {
        IS_COUNTING.load(Ordering::Relaxed) && metadata.target() == "sqlx::query"
    }

    fn new_span(&self, _: &span::Attributes<'_>) -> span::Id {
        span::Id::from_u64(1)
    }

    fn record(&self, _: &span::Id, _: &span::Record<'_>) {}

    fn record_follows_from(&self, _: &span::Id, _: &span::Id) {}

    fn event(&self, event: &tracing::Event<'_>) {
        let mut query = Query::default();
        event.record(&mut query);
        let sql = if query.statement.is_empty() {
            query.summary
        } else {
            query.statement
        };
        if let Some(queries) = QUERIES.lock().unwrap().as_mut() {
            let (count, spent) = queries.entry(sql).or_default();
            *count += 1;
            *spent += query.spent;
        }
    }

    fn enter(&self, _: &span::Id) {}

    fn exit(&self, _: &span::Id) {}
}
