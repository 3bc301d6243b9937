import Testing
import Vocabulary

@testable import ChildRecords

@Suite("Records of nobody’s, opened")
struct UnallocatedRecordsOpenedTests {
    private func look(_ record: Identifier<Child>, opened: Int = 1, allocated: Bool = false) -> ViewsByWorker {
        ViewsByWorker(worker: Identifier(), record: record, day: Marlshire.monday, opened: opened, wasAllocated: allocated)
    }

    @Test func `three different records are worth a question; one record three times is not`() {
        let (a, b, c) = (Identifier<Child>(), Identifier<Child>(), Identifier<Child>())
        #expect(UnallocatedRecordsOpened.records([look(a), look(b), look(c)]).count == 3)
        #expect(UnallocatedRecordsOpened.records([look(a), look(a), look(a), look(b)]) == [])
    }

    @Test func `an allocated record and a line in a list do not count`() {
        let (a, b, c) = (Identifier<Child>(), Identifier<Child>(), Identifier<Child>())
        #expect(UnallocatedRecordsOpened.records([look(a), look(b), look(c, allocated: true)]) == [])
        #expect(UnallocatedRecordsOpened.records([look(a), look(b), look(c, opened: 0)]) == [])
    }
}
