import Foundation

#if canImport(Glibc)
    import Glibc
#endif

/// Threads for work that must take none from the pages: rules over every child, comparing two loads, hashing passwords. They run at a
/// lower priority than the threads that answer. Work beyond their number waits for its turn.
final class OwnThreads: @unchecked Sendable {
    /// One thread for work over much of the store.
    static let computing = OwnThreads("computing", threads: 1)
    /// Half of the processors, so that guesses at passwords leave the others to the pages.
    static let hashing = OwnThreads("hashing", threads: max(1, ProcessInfo.processInfo.activeProcessorCount / 2), most: 200)

    /// More work waits than is ever worth waiting for.
    struct Busy: Error {}

    /// As much as a thread steps back before those that answer.
    private static let niceness: Int32 = 10

    private let condition = NSCondition()
    private let most: Int
    private var waiting: [@Sendable () -> Void] = []

    /// - Parameter most: how much work may wait; what comes beyond it is refused.
    init(_ name: String, threads: Int, most: Int = .max) {
        self.most = most
        for _ in 0..<threads {
            let thread = Thread { [self] in work() }
            thread.name = name
            thread.stackSize = 8 << 20
            thread.start()
        }
    }

    /// Runs the body on one of the threads and waits for it without holding another one.
    func run<T: Sendable>(_ body: @escaping @Sendable () throws -> T) async throws -> T {
        try await withCheckedThrowingContinuation { continuation in
            condition.lock()
            defer { condition.unlock() }
            guard waiting.count < most else { return continuation.resume(throwing: Busy()) }
            waiting.append { continuation.resume(with: Result { try body() }) }
            condition.signal()
        }
    }

    private func work() {
        #if canImport(Glibc)
            // On Linux this is of the calling thread alone.
            _ = setpriority(Int32(PRIO_PROCESS.rawValue), 0, OwnThreads.niceness)
        #endif
        while true { next()() }
    }

    private func next() -> @Sendable () -> Void {
        condition.lock()
        defer { condition.unlock() }
        while waiting.isEmpty { condition.wait() }
        return waiting.removeFirst()
    }
}
