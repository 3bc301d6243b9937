import Testing
import Vocabulary

@testable import ChildRecords

@Suite("Many refusals")
struct ManyRefusalsTests {
    @Test("the fifth time of asking in vain is worth a question", arguments: [(4, false), (5, true)])
    func edge(count: Int, isListed: Bool) {
        let looks = (0..<count).map { ViewsByWorker(worker: Identifier(), record: Identifier(), day: Marlshire.monday + $0, refused: 1) }
        #expect((ManyRefusals.reason(looks) != nil) == isListed)
    }
}
