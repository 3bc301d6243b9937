import Foundation

/// What a program said when a test ran it to its end.
///
/// Not Foundation's `Process`: it copies a whole directory entry for each open descriptor, past the end of the kernel's buffer, and
/// with the thousand descriptors of a long test run that ends the tests now and then.
package struct Ran {
    package let status: Int32
    package let output: String
    package let errors: String

    /// Could not be started: no such program, or it may not be run.
    package struct NotStarted: Error { let code: Int32 }

    package init(_ program: String, _ arguments: [String]) throws {
        let folder = FileManager.default.temporaryDirectory
        let files = ["out", "err"].map { folder.appending(path: "ran-\(UUID().uuidString).\($0)").path }
        defer { for file in files { unlink(file) } }
        var actions = posix_spawn_file_actions_t()
        posix_spawn_file_actions_init(&actions)
        defer { posix_spawn_file_actions_destroy(&actions) }
        posix_spawn_file_actions_addopen(&actions, 0, "/dev/null", O_RDONLY, 0)
        posix_spawn_file_actions_addopen(&actions, 1, files[0], O_WRONLY | O_CREAT | O_TRUNC, 0o600)
        posix_spawn_file_actions_addopen(&actions, 2, files[1], O_WRONLY | O_CREAT | O_TRUNC, 0o600)
        var words = ([program] + arguments).map { strdup($0) } + [nil]
        defer { for word in words { free(word) } }
        var child: pid_t = 0
        let code = posix_spawn(&child, program, &actions, nil, &words, environ)
        guard code == 0 else { throw NotStarted(code: code) }
        var ending: Int32 = 0
        while waitpid(child, &ending, 0) < 0 && errno == EINTR {}
        status = ending & 0x7F == 0 ? (ending >> 8) & 0xFF : 128 + (ending & 0x7F)
        output = String(decoding: try Data(contentsOf: URL(filePath: files[0])), as: UTF8.self)
        errors = String(decoding: try Data(contentsOf: URL(filePath: files[1])), as: UTF8.self)
    }
}
