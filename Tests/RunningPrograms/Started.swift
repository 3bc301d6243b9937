import Foundation

/// A program that a test started and may kill before its end. What it says goes nowhere.
package final class Started {
    package let process: pid_t
    private var hasEnded = false

    package init(_ program: String, _ arguments: [String]) throws {
        process = try spawn(program, arguments, output: "/dev/null", errors: "/dev/null")
    }

    /// False once it has ended by itself.
    package var isRunning: Bool {
        if hasEnded { return false }
        var ending: Int32 = 0
        hasEnded = waitpid(process, &ending, WNOHANG) != 0
        return !hasEnded
    }

    /// As the kernel kills, without a word beforehand; then waits until it is gone.
    package func kill() {
        guard isRunning else { return }
        _ = Foundation.kill(process, SIGKILL)
        var ending: Int32 = 0
        while waitpid(process, &ending, 0) < 0 && errno == EINTR {}
        hasEnded = true
    }

    deinit { kill() }
}

/// Starts a program with nothing to read.
func spawn(_ program: String, _ arguments: [String], output: String, errors: String) throws -> pid_t {
    var actions = posix_spawn_file_actions_t()
    posix_spawn_file_actions_init(&actions)
    defer { posix_spawn_file_actions_destroy(&actions) }
    posix_spawn_file_actions_addopen(&actions, 0, "/dev/null", O_RDONLY, 0)
    posix_spawn_file_actions_addopen(&actions, 1, output, O_WRONLY | O_CREAT | O_TRUNC, 0o600)
    posix_spawn_file_actions_addopen(&actions, 2, errors, O_WRONLY | O_CREAT | O_TRUNC, 0o600)
    var words = ([program] + arguments).map { strdup($0) } + [nil]
    defer { for word in words { free(word) } }
    var child: pid_t = 0
    let code = posix_spawn(&child, program, &actions, nil, &words, environ)
    guard code == 0 else { throw Ran.NotStarted(code: code) }
    return child
}
