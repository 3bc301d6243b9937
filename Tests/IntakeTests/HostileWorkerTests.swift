import Foundation
import Synchronization
import Testing

@testable import Intake

@Suite("A worker that a file has turned against us")
struct HostileWorkerTests {
    private let worker: TestWorker

    init() throws { worker = try TestWorker() }

    @Test func `a crash costs a sentence, and the next file is read`() async throws {
        #expect(try await worker.refusal(of: SamplePDF.saying("crash")) == .workerFailed)
        #expect(try await worker.read(SamplePDF.saying("Hello")).contains("Hello"))
    }

    @Test func `a hang ends with the wall clock`() async throws {
        let start = ContinuousClock.now
        #expect(try await worker.refusal(of: SamplePDF.saying("stop"), wallClock: .seconds(1)) == .outOfLimits)
        #expect(start.duration(to: .now) < .seconds(600))
    }

    @Test func `an endless loop ends with the processor time`() async throws {
        #expect(try await worker.refusal(of: SamplePDF.saying("spin")) == .outOfLimits)
    }

    @Test func `a hunger for memory ends with the worker`() async throws {
        #expect(try await worker.refusal(of: SamplePDF.saying("grow")) == .workerFailed)
    }

    @Test func `a flood ends with the bound`() async throws {
        #expect(await worker.refusal(ofFile: "/flood") == .workerFailed)
        #expect(try await worker.refusal(of: SamplePDF.saying("say")) == .workerFailed)
        #expect(try await worker.refusal(of: SamplePDF.saying("answer")) == .outOfLimits)
    }

    @Test(
        "an answer that is not one is refused",
        arguments: [
            "bytes", "bytes-0-0-0-0-4", "bytes-0-0-0-0-9", "bytes-FF-FF-FF-FF-2", "bytes-0-0-0-2-2-22", "bytes-0-0-0-2-2-22-22",
            "bytes-0-0-0-2-2-7B-7B-0-0-0-0-4", "bytes-0-0-0-2-2-5B-5D-0-0-0-0-4-0", "bytes-0-0-0-2-2-5B-5D-0-0-0-2-2-5B-5D-0-0-0-0-4",
        ])
    func badAnswer(request: String) async throws {
        #expect(await worker.refusal(ofFile: "/\(request)") == .workerFailed)
    }

    @Test func `a good answer written by hand is taken`() async throws {
        #expect(await worker.refusal(ofFile: "/bytes-0-0-0-2-2-5B-5D-0-0-0-0-4") == nil)
    }

    @Test func `a reader that finds nothing to say has failed`() async throws {
        #expect(try await worker.refusal(of: SamplePDF.saying("nothing")) == .workerFailed)
    }

    @Test func `a program that the worker leaves behind is ended with it`() async throws {
        let process = try await worker.pool().read("/linger", kind: .report, as: String.self)
        let left = try #require(Int32(process))
        // A killed process is there until the machine has had time for it.
        for _ in 0..<600 where TestWorker.isRunning(left) { try await Task.sleep(for: .milliseconds(100)) }
        #expect(!TestWorker.isRunning(left))
    }

    @Test func `a worker that is no longer wanted is ended`() async throws {
        let file = try worker.file(SamplePDF.saying("stop"))
        let pool = worker.pool()
        let start = ContinuousClock.now
        let reading = Task { () throws(Refusal) in try await pool.read(file, kind: .report, as: [String].self) }
        try await Task.sleep(for: .milliseconds(300))
        reading.cancel()
        await #expect(throws: Refusal.cancelled) { try await reading.value }
        #expect(start.duration(to: .now) < .seconds(600))
    }

    @Test func `a service that has read many files holds no more open than before`() throws {
        for request in ["Hello", "crash"] {
            let (said, _) = try TestWorker.everythingSaid(by: ["parent", worker.file(SamplePDF.saying(request))])
            let counts = said.split(separator: "\n").filter { $0.hasPrefix("open ") }.compactMap {
                Int($0.split(separator: " ").last ?? "")
            }
            // The thread of the run before may still hold the two ends of its bell.
            #expect(try counts.count == 8 && #require(counts.last) <= #require(counts.first) + 2)
        }
    }

    @Test(.timeLimit(.minutes(1))) func `a worker does not outlive a service that was killed`() async throws {
        let service = try TestWorker.start(["parent", worker.file(SamplePDF.saying("stop"))])
        var reader: Int32?
        while reader == nil { reader = TestWorker.children(of: service.process).first { TestWorker.children(of: $0).isEmpty } }
        try await Task.sleep(for: .seconds(1))
        let found = try #require(reader)
        #expect(TestWorker.isRunning(found))
        kill(service.process, SIGKILL)
        _ = ProcessEnding.of(service.process)
        try await Task.sleep(for: .milliseconds(500))
        #expect(!TestWorker.isRunning(found))
    }

    @Test func `no more than the given number of workers run at once`() async throws {
        let file = try worker.file(SamplePDF.saying("doze"))
        let ends = Mutex<[WorkerEnd]>([])
        let pool = worker.pool(concurrency: 1, ended: { end in ends.withLock { $0.append(end) } })
        let start = ContinuousClock.now
        try await withThrowingTaskGroup(of: String.self) { group in
            for _ in 0..<3 { group.addTask { try await pool.read(file, kind: .report) } }
            for try await found in group { #expect(found == "dozed") }
        }
        #expect(start.duration(to: .now) / .seconds(1) >= ends.withLock { $0.map(\.seconds).reduce(0, +) } * 0.99)
        #expect(ends.withLock { $0.count } == 3)
    }

    @Test func `one who gives up waiting leaves the queue`() async throws {
        let file = try worker.file(SamplePDF.saying("doze"))
        let pool = worker.pool(concurrency: 1)
        let first = Task { () throws(Refusal) in try await pool.read(file, kind: .report, as: String.self) }
        try await Task.sleep(for: .milliseconds(50))
        let second = Task { () throws(Refusal) in try await pool.read(file, kind: .report, as: String.self) }
        second.cancel()
        await #expect(throws: Refusal.cancelled) { try await second.value }
        #expect(try await first.value == "dozed")
        #expect(try await pool.read(file, kind: .report, as: String.self) == "dozed")
    }
}
