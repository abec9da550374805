//! Settings from environment variables. A variable without text counts as unset.

use super::ConfigError;

/// The text of a variable, if it is set.
pub fn variable(name: &str) -> Option<String> {
    std::env::var(name).ok().filter(|text| !text.is_empty())
}

/// The text of a variable that has to be set, for this setting.
///
/// # Errors
/// Names the variable if it is not set.
pub fn required(setting: &'static str, name: &str) -> Result<String, ConfigError> {
    variable(name)
        .ok_or_else(|| ConfigError::missing(setting, format_args!("set the environment variable `{name}`")))
}

/// A variable that says `true` or `false`, for this setting.
///
/// # Errors
/// Names the variable if it says something else.
pub fn boolean(setting: &'static str, name: &str) -> Result<Option<bool>, ConfigError> {
    variable(name).map(|text| parse(setting, name, &text)).transpose()
}

fn parse(setting: &'static str, name: &str, text: &str) -> Result<bool, ConfigError> {
    if text.eq_ignore_ascii_case("true") {
        Ok(true)
    } else if text.eq_ignore_ascii_case("false") {
        Ok(false)
    } else {
        Err(ConfigError::invalid(setting, format_args!("`{name}` is neither `true` nor `false`")))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_variable_that_is_not_set_is_named_in_the_error() {
        let name = "DRAWPLATE_TEST_VARIABLE_THAT_NOBODY_SETS";
        assert_eq!(variable(name), None);
        let error = required("site", name).map_err(|error| error.to_string());
        assert_eq!(error, Err(format!("`site` is not set: set the environment variable `{name}`")));
    }

    #[test]
    fn a_boolean_is_true_or_false_in_any_case() {
        for (text, expected) in [("true", Some(true)), ("FALSE", Some(false)), ("1", None), ("yes", None)] {
            assert_eq!(parse("use_fips", "X", text).ok(), expected, "{text}");
        }
    }
}
