//! Counts the allocations of what the benches time, and prints them as JSON lines:
//! `{"name":..,"who":..,"count":..,"bytes":..,"most":..}`, where `most` is the most bytes that were
//! held at once.

use allocation_counter::measure;
use drawplate_aws_devops_agent::operation::AssociateServiceOutput;
use drawplate_bench::memory::Memory;
use drawplate_bench::{bodies, clients, floor, ours};
use drawplate_datadog::types::{
    CreateActionConnectionRequest, CreateActionConnectionResponse, ListApplicationKeysResponse,
};
use drawplate_runtime::value::Value;
use serde::Serialize;
use serde::de::DeserializeOwned;

fn report(name: &str, who: &str, run: &mut dyn FnMut()) {
    // The first time fills caches that all later times share.
    run();
    let found = measure(run);
    let line = serde_json::json!({
        "name": name, "who": who,
        "count": found.count_total, "bytes": found.bytes_total, "most": found.bytes_max,
    });
    println!("{line}");
}

fn decode<Ours: Value, Floor: DeserializeOwned>(name: &str, body: &str) {
    let name = format!("decode/{name}");
    report(&name, "drawplate", &mut || drop(ours::decode::<Ours>(body)));
    report(&name, "serde_json, by hand", &mut || drop(serde_json::from_str::<Floor>(body)));
}

fn encode<Ours: Value, Floor: Serialize + DeserializeOwned>(name: &str, body: &str) {
    let name = format!("encode/{name}");
    let value = ours::decode::<Ours>(body);
    report(&name, "drawplate", &mut || drop(ours::encode(&value)));
    let value: Floor = serde_json::from_str(body).expect("the body is a value");
    report(&name, "serde_json, by hand", &mut || drop(serde_json::to_vec(&value)));
}

#[cfg(feature = "vendors")]
fn vendor<T: DeserializeOwned>(name: &str, body: &str) {
    let name = format!("decode/{name}");
    report(&name, "datadog-api-client", &mut || drop(serde_json::from_str::<T>(body)));
}

fn connections() {
    let bodies = [
        ("connection, first of 24", bodies::CONNECTION_FIRST),
        ("connection, 13th of 24", bodies::CONNECTION_MIDDLE),
        ("connection, last of 24", bodies::CONNECTION_LAST),
    ];
    for (name, body) in bodies {
        decode::<CreateActionConnectionResponse, floor::connection::Connection>(name, body);
        #[cfg(feature = "vendors")]
        vendor::<datadog_api_client::datadogV2::model::CreateActionConnectionResponse>(name, body);
    }
    encode::<CreateActionConnectionRequest, floor::connection::Connection>(
        "connection request",
        bodies::CONNECTION_REQUEST,
    );
}

fn keys() {
    let body = bodies::keys(100);
    decode::<ListApplicationKeysResponse, floor::keys::Keys>("100 application keys", &body);
    #[cfg(feature = "vendors")]
    vendor::<datadog_api_client::datadogV2::model::ListApplicationKeysResponse>(
        "100 application keys",
        &body,
    );
    encode::<ListApplicationKeysResponse, floor::keys::Keys>("100 application keys", &body);
}

fn calls() {
    let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build();
    let runtime = runtime.expect("a runtime can be had");
    let name = "call in memory/register a service";
    let client = clients::devops_agent(Memory::new(201, bodies::REGISTRATION));
    let input = clients::registration();
    report(name, "drawplate", &mut || {
        let call = client.register_service(input.clone());
        runtime.block_on(async { drop(call.await) });
    });
    #[cfg(feature = "vendors")]
    {
        let client = drawplate_bench::vendors::devops_agent(bodies::REGISTRATION);
        report(name, "aws-sdk-devopsagent", &mut || {
            let call = drawplate_bench::vendors::registration(&client).send();
            runtime.block_on(async { drop(call.await) });
        });
    }
}

fn main() {
    connections();
    keys();
    decode::<AssociateServiceOutput, floor::association::Associated>(
        "association, first of 13",
        &bodies::association_first(),
    );
    calls();
}
