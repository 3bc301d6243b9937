import Foundation
import Subprocess

#if canImport(System)
    import System
#else
    import SystemPackage
#endif

/// How messages leave: through the host’s `sendmail` interface, as Postfix and msmtp give it, or into a folder under the store.
package struct MailWay: Sendable {
    package enum Manner: Sendable, Hashable {
        case sendmail(program: String)
        case folder(URL)
    }

    package enum Outcome: Sendable, Hashable {
        case sent
        /// It may go well later: the program said so, or took too long.
        case notNow(String)
        case failed(String)
    }

    package let manner: Manner
    package let from: MailAddress
    private let limit: Duration

    package init(_ manner: Manner, from: MailAddress, limit: Duration = .seconds(30)) {
        (self.manner, self.from, self.limit) = (manner, from, limit)
    }

    /// Into the folder `mail` of a store, as a council without a mail program has it at first.
    package static func folder(of store: Store) -> MailWay {
        let from = MailAddress("throughline@localhost.invalid") ?? MailAddress(known: "throughline@localhost.invalid")
        return MailWay(.folder(store.directory.appending(path: "mail", directoryHint: .isDirectory)), from: from)
    }

    package var name: String {
        switch manner {
        case .sendmail: "sendmail"
        case .folder: "folder"
        }
    }

    package func send(_ message: MailMessage) async -> Outcome {
        switch manner {
        case .sendmail(let program): await hand(message, to: program)
        case .folder(let folder): keep(message, in: folder)
        }
    }

    /// The receiver is an argument of its own after `--`, so that nothing in the message decides where it goes.
    private func hand(_ message: MailMessage, to program: String) async -> Outcome {
        let text = Array(message.text(lineEnd: "\n").utf8)
        let arguments = ["-i", "-f", from.text, "--", message.to.text]
        return await withTaskGroup(of: Outcome?.self) { group in
            group.addTask { await MailWay.run(program, arguments, text) }
            group.addTask { [limit] in
                do { try await Task.sleep(for: limit) } catch { return nil }
                return .notNow("The program took over \(limit.components.seconds) seconds and was stopped.")
            }
            defer { group.cancelAll() }
            return await group.next().flatMap(\.self) ?? .notNow("It was stopped.")
        }
    }

    /// The message lies in a file without a name: a program that ends before it has read everything breaks no pipe of ours.
    private static func run(_ program: String, _ arguments: [String], _ text: [UInt8]) async -> Outcome {
        do {
            let message = try unnamedFile(text)
            let result = try await Subprocess.run(
                .path(FilePath(program)), arguments: Arguments(arguments), environment: environment,
                input: .fileDescriptor(message, closeAfterSpawningProcess: true), output: .discarded, error: .discarded)
            return outcome(of: result.terminationStatus)
        } catch {
            return Task.isCancelled ? .notNow("It was stopped.") : .failed("The program \(program) could not be started.")
        }
    }

    private static func unnamedFile(_ bytes: [UInt8]) throws -> FileDescriptor {
        let path = FileManager.default.temporaryDirectory.appending(path: "throughline-message-\(UUID().uuidString)").path
        let file = try FileDescriptor.open(
            FilePath(path), .readWrite, options: [.create, .exclusiveCreate, .closeOnExec], permissions: .ownerReadWrite)
        unlink(path)
        try file.writeAll(bytes)
        try file.seek(offset: 0, from: .start)
        return file
    }

    /// The statuses of `sysexits`: 75 is a trouble that passes, and so are a host that is away and a system out of means.
    static func outcome(of status: TerminationStatus) -> Outcome {
        switch status {
        case .exited(0): .sent
        case .exited(75), .exited(68), .exited(71): .notNow("The program put it off.")
        case .exited(67): .failed("The program knows no such receiver (status 67).")
        case .exited(78): .failed("The program is not set up (status 78).")
        case .exited(let code): .failed("The program ended with status \(code).")
        case .signaled(let signal): .notNow("The program was ended by signal \(signal).")
        }
    }

    /// The home is where msmtp looks for its settings.
    private static var environment: Environment {
        var names: [Environment.Key: String] = ["PATH": "/usr/sbin:/usr/bin:/sbin:/bin", "LANG": "C.UTF-8"]
        if let home = ProcessInfo.processInfo.environment["HOME"] { names["HOME"] = home }
        return .custom(names)
    }

    /// The same message twice gives the same file once.
    private func keep(_ message: MailMessage, in folder: URL) -> Outcome {
        do {
            try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true, attributes: [.posixPermissions: 0o700])
            let file = folder.appending(path: "\(message.id).eml")
            try Data(message.text(lineEnd: "\r\n").utf8).write(to: file, options: .atomic)
            try FileManager.default.setAttributes([.posixPermissions: 0o600], ofItemAtPath: file.path)
            return .sent
        } catch {
            return .failed("The folder for messages cannot be written.")
        }
    }
}
