import Foundation

/// Swift's crash report prints registers and the memory they point to, and a core file holds all of it: children's names
/// end up in a log. Swift installs its handlers at start-up, so putting the default back turns the report off.
///
/// The line "Fatal error: …" stays, and may quote a value. It goes to standard error: see `discardStandardError`.
package func turnOffCrashReports() {
    for number in [SIGILL, SIGTRAP, SIGSEGV, SIGBUS, SIGFPE, SIGABRT, SIGQUIT, SIGSYS] { signal(number, SIG_DFL) }
    // Not nought: the kernel hands a core to a collecting program whatever the limit is, except when it is one.
    try? ResourceLimits.lower(RLIMIT_CORE, to: 1)
}

/// For the server, whose log goes to standard output: what the runtime says about a value while it stops is not kept.
package func discardStandardError() {
    let nowhere = open("/dev/null", O_WRONLY | O_CLOEXEC)
    guard nowhere >= 0 else { return }
    dup2(nowhere, STDERR_FILENO)
    if nowhere != STDERR_FILENO { close(nowhere) }
}
