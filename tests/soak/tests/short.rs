//! A run of seconds: the same code as a run of hours.

#![allow(clippy::unwrap_used, missing_docs)]

use std::time::Duration;

use drawplate_soak::{Options, run};

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_few_thousand_calls_end_in_time_and_leave_nothing_behind() {
    let report = run(Options { calls: 4000, time: Duration::from_secs(30), tasks: 16 }).await.unwrap();
    assert!(report.is_good(), "{report}");
    let [mixed, down, fair] = report.parts.as_slice() else { unreachable!("there are three parts") };
    assert!(mixed.calls > 1000 && mixed.ended > 20 && mixed.statuses > 20, "there were faults: {report}");
    assert!(mixed.requests > mixed.calls, "there were retries: {report}");
    assert!(down.outputs == 0 && down.calls > 100 && fair.calls > 100, "{report}");
}
