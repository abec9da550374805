//! The thread that drives connections and timers while others wait for them.

use std::io;
use std::sync::{Mutex, PoisonError};
use std::thread;

use tokio::runtime::{Builder, Handle};

use super::BlockingError;

/// The runtime in the background, once it was needed. It stays for as long as the program: a
/// connection that is kept for the next call belongs to it.
static BACKGROUND: Mutex<Option<Handle>> = Mutex::new(None);

/// The runtime in the background.
pub(super) fn handle() -> Result<Handle, BlockingError> {
    let mut background = BACKGROUND.lock().unwrap_or_else(PoisonError::into_inner);
    if let Some(handle) = &*background {
        return Ok(handle.clone());
    }
    let handle = start().map_err(BlockingError::Background)?;
    Ok(background.insert(handle).clone())
}

fn start() -> io::Result<Handle> {
    let runtime = Builder::new_current_thread().enable_all().build()?;
    let handle = runtime.handle().clone();
    let drive = move || runtime.block_on(std::future::pending::<()>());
    thread::Builder::new().name("drawplate-blocking".to_owned()).spawn(drive)?;
    Ok(handle)
}
