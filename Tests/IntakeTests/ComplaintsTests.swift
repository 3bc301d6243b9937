import Foundation
import Testing

@testable import Intake

@Suite("What pdftotext says when it gives up")
struct ComplaintsTests {
    private func refusal(_ ending: ProcessEnding, saying words: String = "") -> Refusal? {
        var complaints = Complaints()
        Array(words.utf8).withUnsafeBytes { complaints.append($0) }
        return complaints.refusal(of: ending)
    }

    @Test func `each ending has its sentence`() {
        #expect(refusal(.exit(0), saying: "Syntax Warning: odd font") == nil)
        #expect(refusal(.exit(1), saying: "Command Line Error: Incorrect password") == .encrypted)
        #expect(refusal(.exit(3)) == .encrypted)
        #expect(refusal(.exit(99), saying: "Command Line Error: Wrong page range given") == .emptyText)
        #expect(refusal(.exit(1), saying: "Syntax Error: Couldn't read xref table") == .damaged)
        #expect(refusal(.exit(1), saying: "Out of memory") == .outOfLimits)
        #expect(refusal(.signal(SIGSEGV), saying: "terminate called after throwing 'std::bad_alloc'") == .outOfLimits)
        #expect(refusal(.signal(SIGSEGV)) == .workerFailed)
        #expect(refusal(.signal(SIGXCPU)) == .outOfLimits)
    }

    @Test func `only the first lines are kept`() {
        var complaints = Complaints()
        let line = Array("Syntax Warning: odd font\n".utf8)
        for _ in 0..<100_000 { line.withUnsafeBytes { complaints.append($0) } }
        Array("Syntax Error".utf8).withUnsafeBytes { complaints.append($0) }
        #expect(!complaints.sayThatItIsDamaged)
    }
}
