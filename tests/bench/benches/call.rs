//! A whole call: on loopback beside raw reqwest with the same body, and in memory beside the AWS
//! client.

use std::hint::black_box;
use std::time::Duration;

use criterion::{Criterion, criterion_group, criterion_main};
use drawplate_bench::memory::Memory;
use drawplate_bench::{bodies, clients, floor, ours, raw, server};
use drawplate_datadog::operation::{CreateActionConnectionInput, ListServiceAccountApplicationKeysInput};
use drawplate_datadog::types::{CreateActionConnectionRequest, ListApplicationKeysResponse};
use tokio::runtime::Runtime;

fn runtime() -> Runtime {
    tokio::runtime::Builder::new_current_thread().enable_all().build().expect("a runtime can be had")
}

fn create(criterion: &mut Criterion) {
    let runtime = runtime();
    let url = server::start(201, bodies::CONNECTION_FIRST).expect("a port can be had");
    let mut group = criterion.benchmark_group("call on loopback/create an action connection");
    let request = ours::decode::<CreateActionConnectionRequest>(bodies::CONNECTION_REQUEST);
    let client = clients::datadog(&url);
    group.bench_function("drawplate", |bencher| {
        bencher.iter(|| {
            let input = CreateActionConnectionInput::builder().body(request.clone()).build();
            runtime.block_on(async {
                black_box(client.create_action_connection(input).await.expect("a success"))
            })
        });
    });
    let client = raw::client();
    let address = format!("{url}/api/v2/actions/connections");
    let value: floor::connection::Connection =
        serde_json::from_str(bodies::CONNECTION_REQUEST).expect("the body is a value");
    group.bench_function("reqwest, serde by hand", |bencher| {
        bencher.iter(|| {
            runtime.block_on(async {
                let body = raw::post(&client, &address, serde_json::to_vec(&value).expect("a body")).await;
                black_box(serde_json::from_slice::<floor::connection::Connection>(&body).expect("a value"))
            })
        });
    });
    #[cfg(feature = "vendors")]
    {
        let api = drawplate_bench::vendors::connections(&url);
        let request: datadog_api_client::datadogV2::model::CreateActionConnectionRequest =
            serde_json::from_str(bodies::CONNECTION_REQUEST).expect("the body is a value");
        group.bench_function("datadog-api-client", |bencher| {
            bencher.iter(|| {
                runtime.block_on(async {
                    black_box(api.create_action_connection(request.clone()).await.expect("a success"))
                })
            });
        });
    }
}

fn list(criterion: &mut Criterion) {
    let runtime = runtime();
    let url = server::start(200, &bodies::keys(100)).expect("a port can be had");
    let mut group = criterion.benchmark_group("call on loopback/list 100 application keys");
    let client = clients::datadog(&url);
    group.bench_function("drawplate", |bencher| {
        bencher.iter(|| {
            let input = ListServiceAccountApplicationKeysInput::builder().service_account_id("account-17");
            let call = client.list_service_account_application_keys(input.build());
            runtime.block_on(async { black_box(call.await.expect("a success")) })
        });
    });
    let client = raw::client();
    let address = format!("{url}/api/v2/service_accounts/account-17/application_keys");
    group.bench_function("reqwest, our decoding", |bencher| {
        bencher.iter(|| {
            runtime.block_on(async {
                let body = raw::get(&client, &address).await;
                let text = std::str::from_utf8(&body).expect("the body is text");
                black_box(ours::decode::<ListApplicationKeysResponse>(text))
            })
        });
    });
    group.bench_function("reqwest, serde by hand", |bencher| {
        bencher.iter(|| {
            runtime.block_on(async {
                let body = raw::get(&client, &address).await;
                black_box(serde_json::from_slice::<floor::keys::Keys>(&body).expect("a value"))
            })
        });
    });
    #[cfg(feature = "vendors")]
    {
        let api = drawplate_bench::vendors::accounts(&url);
        group.bench_function("datadog-api-client", |bencher| {
            bencher.iter(|| {
                runtime.block_on(async {
                    let keys = api
                        .list_service_account_application_keys("account-17".to_owned(), Default::default());
                    black_box(keys.await.expect("a success"))
                })
            });
        });
    }
}

fn in_memory(criterion: &mut Criterion) {
    let runtime = runtime();
    let mut group = criterion.benchmark_group("call in memory/register a service");
    let client = clients::devops_agent(Memory::new(201, bodies::REGISTRATION));
    let input = clients::registration();
    group.bench_function("drawplate", |bencher| {
        bencher.iter(|| {
            let call = client.register_service(input.clone());
            runtime.block_on(async { black_box(call.await.expect("a success")) })
        });
    });
    #[cfg(feature = "vendors")]
    {
        let client = drawplate_bench::vendors::devops_agent(bodies::REGISTRATION);
        group.bench_function("aws-sdk-devopsagent", |bencher| {
            bencher.iter(|| {
                let call = drawplate_bench::vendors::registration(&client).send();
                runtime.block_on(async { black_box(call.await.expect("a success")) })
            });
        });
    }
}

fn making_a_client(criterion: &mut Criterion) {
    let runtime = runtime();
    let _inside = runtime.enter();
    let mut group = criterion.benchmark_group("make a client/datadog");
    group.sample_size(20);
    group.bench_function("drawplate", |bencher| bencher.iter(|| clients::datadog("http://127.0.0.1:1")));
    let client = clients::datadog("http://127.0.0.1:1");
    group.bench_function("drawplate, a clone", |bencher| bencher.iter(|| black_box(&client).clone()));
    #[cfg(feature = "vendors")]
    group.bench_function("datadog-api-client", |bencher| {
        bencher.iter(|| drawplate_bench::vendors::accounts("http://127.0.0.1:1"));
    });
}

/// Long enough for a median that holds, short enough to be run again.
fn quick() -> Criterion {
    Criterion::default().warm_up_time(Duration::from_millis(500)).measurement_time(Duration::from_secs(2))
}

criterion_group!(name = benches; config = quick(); targets = create, list, in_memory, making_a_client);
criterion_main!(benches);
