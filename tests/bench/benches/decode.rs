//! From a body to typed values: ours, serde derived by hand, the vendor's types.

use std::hint::black_box;
use std::time::Duration;

use criterion::{BenchmarkGroup, Criterion, criterion_group, criterion_main, measurement::WallTime};
use drawplate_aws_devops_agent::operation::AssociateServiceOutput;
use drawplate_bench::{bodies, floor, ours};
use drawplate_datadog::types::{CreateActionConnectionResponse, ListApplicationKeysResponse};
use serde::de::DeserializeOwned;

type Group<'a> = BenchmarkGroup<'a, WallTime>;

fn floor<T: DeserializeOwned>(group: &mut Group<'_>, body: &str) {
    group.bench_function("serde_json, by hand", |bencher| {
        bencher.iter(|| serde_json::from_str::<T>(black_box(body)).expect("the body is a value"));
    });
    group.bench_function("sonic-rs, by hand", |bencher| {
        bencher.iter(|| sonic_rs::from_str::<T>(black_box(body)).expect("the body is a value"));
    });
}

#[cfg(feature = "vendors")]
fn vendor<T: DeserializeOwned>(group: &mut Group<'_>, body: &str) {
    group.bench_function("datadog-api-client", |bencher| {
        bencher.iter(|| serde_json::from_str::<T>(black_box(body)).expect("the body is a value"));
    });
}

fn connections(criterion: &mut Criterion) {
    let bodies = [
        ("connection, first of 24", bodies::CONNECTION_FIRST),
        ("connection, 13th of 24", bodies::CONNECTION_MIDDLE),
        ("connection, last of 24", bodies::CONNECTION_LAST),
        ("connection, unknown", bodies::CONNECTION_UNKNOWN),
    ];
    for (name, body) in bodies {
        let mut group = criterion.benchmark_group(format!("decode/{name}"));
        group.bench_function("drawplate", |bencher| {
            bencher.iter(|| ours::decode::<CreateActionConnectionResponse>(black_box(body)));
        });
        if body != bodies::CONNECTION_UNKNOWN {
            floor::<floor::connection::Connection>(&mut group, body);
        }
        #[cfg(feature = "vendors")]
        vendor::<datadog_api_client::datadogV2::model::CreateActionConnectionResponse>(&mut group, body);
    }
}

fn keys(criterion: &mut Criterion) {
    let body = bodies::keys(100);
    let mut group = criterion.benchmark_group("decode/100 application keys");
    group.bench_function("drawplate", |bencher| {
        bencher.iter(|| ours::decode::<ListApplicationKeysResponse>(black_box(&body)));
    });
    floor::<floor::keys::Keys>(&mut group, &body);
    #[cfg(feature = "vendors")]
    vendor::<datadog_api_client::datadogV2::model::ListApplicationKeysResponse>(&mut group, &body);
}

fn associations(criterion: &mut Criterion) {
    let bodies = [
        ("association, first of 13", bodies::association_first(), true),
        ("association, 8th of 13", bodies::association_middle(), true),
        ("association, last of 13", bodies::association_last(), true),
        ("association, unknown", bodies::association_unknown(), false),
    ];
    for (name, body, is_known) in bodies {
        let mut group = criterion.benchmark_group(format!("decode/{name}"));
        group.bench_function("drawplate", |bencher| {
            bencher.iter(|| ours::decode::<AssociateServiceOutput>(black_box(&body)));
        });
        if is_known {
            floor::<floor::association::Associated>(&mut group, &body);
        }
    }
}

/// Long enough for a median that holds, short enough to be run again.
fn quick() -> Criterion {
    Criterion::default().warm_up_time(Duration::from_millis(500)).measurement_time(Duration::from_secs(2))
}

criterion_group!(name = benches; config = quick(); targets = connections, keys, associations);
criterion_main!(benches);
