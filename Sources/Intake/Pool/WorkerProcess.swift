import CConfinement
import Foundation

/// One running worker, watched by one thread from its start until it and everything it started are gone.
///
/// This is `posix_spawn` and `poll`, not swift-subprocess, for the order of the end: the process group is killed before its
/// leader is waited for, so the number cannot have been given to anyone else; and one loop watches the answer, the noise,
/// the clock and the person who no longer wants it.
struct WorkerProcess: ~Copyable {
    private let leader: Int32
    private let output: PipePair
    private let noise: PipePair
    private(set) var noiseLength = 0

    init(executable: String, arguments: [String]) throws(Refusal) {
        let output = try PipePair()
        let noise = try PipePair()
        let leader = try spawn(executable, arguments, output: output.writing, noise: noise.writing)
        output.closeWriting()
        noise.closeWriting()
        (self.leader, self.output, self.noise) = (leader, output, noise)
    }

    mutating func watch(
        limits: IntakeLimits, wake: Int32, take: (UnsafeRawBufferPointer) throws(Refusal) -> Watching
    ) throws(Refusal) {
        var length = 0
        defer { noiseLength = length }
        try Intake.watch(
            output: output.reading, noise: noise.reading, wake: wake, deadline: .now + limits.wallClock, onOutput: take,
            onNoise: { (bytes) throws(Refusal) in
                length += bytes.count
                guard length <= limits.noise else { throw .workerFailed }
            })
    }

    /// A process that has already ended keeps the ending it had.
    consuming func end() -> ProcessEnding {
        kill(-leader, SIGKILL)
        return ProcessEnding.of(leader)
    }
}

/// The environment holds nothing of ours: a worker needs no secret, and what it does not have it cannot give away.
private func workerEnvironment() -> [String] {
    let path = ProcessInfo.processInfo.environment["PATH"] ?? "/usr/bin:/bin"
    return ["PATH=\(path)", "LANG=C.UTF-8", "SWIFT_BACKTRACE=enable=no"]
}

private func spawn(_ executable: String, _ arguments: [String], output: Int32, noise: Int32) throws(Refusal) -> Int32 {
    let process = withCStrings([executable] + arguments) { arguments in
        withCStrings(workerEnvironment()) { confinement_start_worker(executable, arguments, $0, output, noise) }
    }
    guard process > 0 else { throw .workerFailed }
    return process
}
