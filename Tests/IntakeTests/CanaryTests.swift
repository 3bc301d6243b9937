import Foundation
import Testing

@testable import Intake

@Suite("What a crash gives away")
struct CanaryTests {
    private let canary = "a name nobody may see"

    @Test(arguments: ["crash", "say"]) func `nothing that a worker says on its way out is shown or logged`(request: String) throws {
        let worker = try TestWorker()
        let (said, ending) = try TestWorker.everythingSaid(by: ["parent", worker.file(SamplePDF.saying(request))])
        #expect(said.contains("refused worker_failed"))
        #expect(!said.contains(canary) && !said.contains("Fatal error") && !said.contains("Backtrac"))
        #expect(ending == .exit(0))
    }

    @Test func `a service that stops at a fault of its own prints no memory`() throws {
        let (said, ending) = try TestWorker.everythingSaid(by: ["server"])
        #expect(said == "serving\n")
        #expect(ending == .signal(SIGILL) || ending == .signal(SIGTRAP))
    }
}
