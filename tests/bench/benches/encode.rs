//! From typed values to a body: ours, serde derived by hand, the vendor's types.

use std::hint::black_box;
use std::time::Duration;

use criterion::{BenchmarkGroup, Criterion, criterion_group, criterion_main, measurement::WallTime};
use drawplate_aws_devops_agent::operation::AssociateServiceOutput;
use drawplate_bench::{bodies, floor, ours};
use drawplate_datadog::types::{CreateActionConnectionRequest, ListApplicationKeysResponse};
use drawplate_runtime::value::Value;
use serde::{Serialize, de::DeserializeOwned};

fn bench<Ours: Value, Floor: Serialize + DeserializeOwned>(
    group: &mut BenchmarkGroup<'_, WallTime>,
    body: &str,
) {
    let value = ours::decode::<Ours>(body);
    group.bench_function("drawplate", |bencher| bencher.iter(|| ours::encode(black_box(&value))));
    let value = serde_json::from_str::<Floor>(body).expect("the body is a value");
    group.bench_function("serde_json, by hand", |bencher| {
        bencher.iter(|| serde_json::to_vec(black_box(&value)).expect("the value has a body"));
    });
    group.bench_function("sonic-rs, by hand", |bencher| {
        bencher.iter(|| sonic_rs::to_vec(black_box(&value)).expect("the value has a body"));
    });
}

#[cfg(feature = "vendors")]
fn vendor<T: Serialize + DeserializeOwned>(group: &mut BenchmarkGroup<'_, WallTime>, body: &str) {
    let value = serde_json::from_str::<T>(body).expect("the body is a value");
    group.bench_function("datadog-api-client", |bencher| {
        bencher.iter(|| serde_json::to_vec(black_box(&value)).expect("the value has a body"));
    });
}

fn all(criterion: &mut Criterion) {
    let mut group = criterion.benchmark_group("encode/connection request");
    bench::<CreateActionConnectionRequest, floor::connection::Connection>(
        &mut group,
        bodies::CONNECTION_REQUEST,
    );
    #[cfg(feature = "vendors")]
    vendor::<datadog_api_client::datadogV2::model::CreateActionConnectionRequest>(
        &mut group,
        bodies::CONNECTION_REQUEST,
    );
    group.finish();
    let body = bodies::keys(100);
    let mut group = criterion.benchmark_group("encode/100 application keys");
    bench::<ListApplicationKeysResponse, floor::keys::Keys>(&mut group, &body);
    #[cfg(feature = "vendors")]
    vendor::<datadog_api_client::datadogV2::model::ListApplicationKeysResponse>(&mut group, &body);
    group.finish();
    let mut group = criterion.benchmark_group("encode/association");
    bench::<AssociateServiceOutput, floor::association::Associated>(&mut group, &bodies::association_first());
}

/// Long enough for a median that holds, short enough to be run again.
fn quick() -> Criterion {
    Criterion::default().warm_up_time(Duration::from_millis(500)).measurement_time(Duration::from_secs(2))
}

criterion_group!(name = benches; config = quick(); targets = all);
criterion_main!(benches);
