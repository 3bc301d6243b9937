import Foundation
import Subprocess

#if canImport(System)
    import System
#else
    import SystemPackage
#endif

/// What a converter may use up.
package struct ConverterLimits: Sendable {
    let wallClock: Duration
    let processorSeconds: Int
    let memory: Int
    let output: Int

    package init(wallClock: Duration = .seconds(60), processorSeconds: Int = 40, memory: Int = 2 << 30, output: Int = 32 << 20) {
        self.wallClock = wallClock
        self.processorSeconds = processorSeconds
        self.memory = memory
        self.output = output
    }
}

/// One run of a converter: markup in, a file's bytes out, within limits of time, memory and output.
///
/// Its environment holds the path and the language only. The markup names nothing to fetch, and every proxy in the environment is a
/// closed port, so a converter that tried would reach nobody.
struct Converter: Sendable {
    let kind: DocumentKind
    let program: String
    let arguments: [String]
    let path: String
    let prlimit: String?
    let limits: ConverterLimits

    func convert(_ markup: [UInt8]) async throws -> [UInt8] {
        try await withThrowingTaskGroup(of: [UInt8]?.self) { group in
            group.addTask { try await output(of: markup) }
            group.addTask {
                try await Task.sleep(for: limits.wallClock)
                return nil
            }
            defer { group.cancelAll() }
            guard let first = try await group.next(), let bytes = first else { throw DocumentFault.tooSlow(kind) }
            return bytes
        }
    }

    private func output(of markup: [UInt8]) async throws -> [UInt8] {
        do {
            let result = try await run(
                .path(FilePath(prlimit ?? program)), arguments: Arguments(commandLine), environment: environment,
                input: .array(markup), output: .bytes(limit: limits.output), error: .discarded)
            guard result.terminationStatus.isSuccess, !result.standardOutput.isEmpty else { throw DocumentFault.failed(kind) }
            return result.standardOutput
        } catch let error as CancellationError {
            throw error
        } catch {
            throw DocumentFault.failed(kind)
        }
    }

    private var commandLine: [String] {
        guard prlimit != nil else { return arguments }
        return ["--cpu=\(limits.processorSeconds)", "--as=\(limits.memory)", "--core=0", "--", program] + arguments
    }

    private var environment: Environment {
        let nobody = "http://127.0.0.1:9"
        return .custom([
            "PATH": path, "LANG": "C.UTF-8", "http_proxy": nobody, "https_proxy": nobody, "ftp_proxy": nobody,
        ])
    }
}

/// Lets a few converters run at a time; the others wait their turn.
actor ConverterQueue {
    private var free: Int
    private var waiting: [CheckedContinuation<Void, Never>] = []

    init(places: Int) { free = places }

    func run<T: Sendable>(_ body: @Sendable () async throws -> T) async throws -> T {
        await enter()
        defer { leave() }
        return try await body()
    }

    private func enter() async {
        if free > 0 {
            free -= 1
        } else {
            await withCheckedContinuation { waiting.append($0) }
        }
    }

    private func leave() {
        if waiting.isEmpty { free += 1 } else { waiting.removeFirst().resume() }
    }
}
