import Foundation

/// The door for untrusted files. Each is read by a worker process of its own; a file that makes its worker crash, hang or
/// flood costs its owner a sentence and nobody else anything.
package struct WorkerPool: Sendable {
    private let executable: String
    private let limits: @Sendable (FileKind) -> IntakeLimits
    private let turnstile: Turnstile
    private let threads = DispatchQueue(label: "workers", attributes: .concurrent)
    private let ended: @Sendable (WorkerEnd) -> Void

    /// This very program, even after an update has put another in its place.
    package static let thisProgram = "/proc/self/exe"

    /// `executable` is called as `executable worker KIND FILE`; `ended` is told about each worker, for the log.
    package init(
        executable: String = thisProgram, concurrency: Int = 2, limits: @escaping @Sendable (FileKind) -> IntakeLimits = { $0.limits },
        ended: @escaping @Sendable (WorkerEnd) -> Void = { _ in }
    ) {
        self.executable = executable
        self.limits = limits
        self.ended = ended
        turnstile = Turnstile(places: concurrency)
    }

    /// What the registered reader found in the file. Waits for its turn; when the task is cancelled, the worker is ended.
    package func read<Found: Decodable & Sendable>(
        _ file: String, kind: FileKind, as: Found.Type = Found.self, progress: @escaping @Sendable (IntakeStep) -> Void = { _ in }
    ) async throws(Refusal) -> Found {
        let items = try await items(file, kind: kind, progress: progress)
        guard items.count == 1, let item = items.first else { throw .workerFailed }
        do { return try JSONDecoder().decode(Found.self, from: Data(item)) } catch { throw .workerFailed }
    }

    /// Reads a file whose answer is too large to be held: each item is taken as it comes, on a thread that may wait, while the worker
    /// waits too.
    package func stream(
        _ file: String, kind: FileKind, instruction: String, taking: @escaping @Sendable ([UInt8]) throws(Refusal) -> Void
    ) async throws(Refusal) {
        _ = try await items(file, kind: kind, instruction: instruction, taking: taking, progress: { _ in })
    }

    private func items(
        _ file: String, kind: FileKind, instruction: String = "", taking: (@Sendable ([UInt8]) throws(Refusal) -> Void)? = nil,
        progress: @escaping @Sendable (IntakeStep) -> Void
    ) async throws(Refusal) -> [[UInt8]] {
        let run = WorkerRun(
            executable: executable, file: absolute(file), kind: kind, limits: limits(kind), progress: progress, wake: try Wake(),
            instruction: instruction, onItem: taking)
        guard await turnstile.enter() else { throw .cancelled }
        let result = await withTaskCancellationHandler {
            await withCheckedContinuation { (finished: CheckedContinuation<Result<[[UInt8]], Refusal>, Never>) in
                threads.async {
                    let (result, end) = run.perform()
                    ended(end)
                    finished.resume(returning: result)
                }
            }
        } onCancel: {
            run.wake.ring()
        }
        await turnstile.leave()
        return try result.get()
    }

    /// So that a name that begins with a hyphen is never taken for an option of the command.
    private func absolute(_ file: String) -> String {
        file.hasPrefix("/") ? file : "\(FileManager.default.currentDirectoryPath)/\(file)"
    }
}
