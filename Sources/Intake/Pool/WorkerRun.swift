import Foundation

/// How one worker ended, in figures only: nothing in it comes from the file.
package struct WorkerEnd: Sendable {
    package let kind: FileKind
    package let refusal: Refusal?
    package let seconds: Double
    /// The number of the signal that ended it; 9 when it was ended from here, answered or not.
    package let signal: Int32?
    /// How many bytes it wrote on its standard error. They are not kept.
    package let noise: Int
}

/// From the start of one worker to its end, on one thread that waits.
struct WorkerRun: Sendable {
    let executable: String
    let file: String
    let kind: FileKind
    let limits: IntakeLimits
    let progress: @Sendable (IntakeStep) -> Void
    let wake: Wake
    var instruction = ""
    /// Takes each item as it comes instead of gathering them. While it works, the worker waits.
    var onItem: (@Sendable ([UInt8]) throws(Refusal) -> Void)?

    func perform() -> (Result<[[UInt8]], Refusal>, WorkerEnd) {
        let start = ContinuousClock.now
        var outcome: (result: Result<[[UInt8]], Refusal>, signal: Int32?, noise: Int) = (.failure(.workerFailed), nil, 0)
        do throws(Refusal) {
            outcome = watched(
                try WorkerProcess(
                    executable: executable, arguments: ["worker", kind.rawValue, file] + (instruction.isEmpty ? [] : [instruction])))
        } catch { outcome.result = .failure(error) }
        var refusal: Refusal?
        if case .failure(let failure) = outcome.result { refusal = failure }
        let seconds = start.duration(to: .now) / .seconds(1)
        return (outcome.result, WorkerEnd(kind: kind, refusal: refusal, seconds: seconds, signal: outcome.signal, noise: outcome.noise))
    }

    private func watched(_ process: consuming WorkerProcess) -> (result: Result<[[UInt8]], Refusal>, signal: Int32?, noise: Int) {
        var answer = CollectedAnswer(limits: limits)
        var failure: Refusal?
        do throws(Refusal) {
            try process.watch(limits: limits, wake: wake.descriptor) { (bytes) throws(Refusal) in
                try answer.take(bytes, progress: progress, onItem: onItem) ? .enough : .more
            }
        } catch { failure = error }
        let noise = process.noiseLength
        let ending = process.end()
        let signal: Int32? = if case .signal(let number) = ending { number } else { nil }
        // The kernel's word for "out of processor time".
        if failure == nil, !answer.isWhole { failure = signal == SIGXCPU ? .outOfLimits : .workerFailed }
        if let refusal = failure ?? answer.refusal { return (.failure(refusal), signal, noise) }
        return (.success(answer.items), signal, noise)
    }
}

/// What has come in of an answer.
private struct CollectedAnswer {
    private var frames: FrameReader
    private(set) var items: [[UInt8]] = []
    private(set) var refusal: Refusal?

    init(limits: IntakeLimits) { frames = FrameReader(limits: limits) }

    var isWhole: Bool { frames.isDone }

    /// True when the answer is whole.
    mutating func take(
        _ bytes: UnsafeRawBufferPointer, progress: (IntakeStep) -> Void, onItem: (([UInt8]) throws(Refusal) -> Void)?
    ) throws(Refusal) -> Bool {
        for frame in try frames.take(bytes) {
            switch frame {
            case .progress(let step): progress(step)
            case .item(let item): if let onItem { try onItem(item) } else { items.append(item) }
            case .refusal(let reason): refusal = reason
            case .done: break
            }
        }
        return isWhole
    }
}
