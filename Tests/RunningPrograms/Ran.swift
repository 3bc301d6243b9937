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
        let child = try spawn(program, arguments, output: files[0], errors: files[1])
        var ending: Int32 = 0
        while waitpid(child, &ending, 0) < 0 && errno == EINTR {}
        status = ending & 0x7F == 0 ? (ending >> 8) & 0xFF : 128 + (ending & 0x7F)
        output = String(decoding: try Data(contentsOf: URL(filePath: files[0])), as: UTF8.self)
        errors = String(decoding: try Data(contentsOf: URL(filePath: files[1])), as: UTF8.self)
    }
}
