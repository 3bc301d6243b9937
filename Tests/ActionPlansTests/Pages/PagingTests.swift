import SiteKit
import Testing

@testable import ActionPlansWeb

@Suite("A long list in pages")
struct PagingTests {
    private func shown(_ page: String, of total: Int) -> [Int] {
        Paging(request: TestPageRequest.make("/plans/x", [("page", page)]), total: total).shown(Array(1...total))
    }

    @Test("a page holds twenty-five and the last holds the rest", arguments: [("", 1, 25), ("1", 1, 25), ("2", 26, 50), ("5", 101, 120)])
    func pages(page: String, first: Int, last: Int) {
        #expect(shown(page, of: 120) == Array(first...last))
    }

    @Test(
        "a page that is not there is the nearest that is",
        arguments: [("0", 1), ("-4", 1), ("99", 101), ("x", 1), ("99999999999999999999", 1)])
    func outside(page: String, first: Int) {
        #expect(shown(page, of: 120).first == first)
    }

    @Test func `a list of long rows has shorter pages`() {
        let paging = Paging(request: TestPageRequest.make("/plans/x", [("page", "2")]), total: 12, length: 5)
        #expect(paging.shown(Array(1...12)) == Array(6...10))
        #expect(paging.range?.offset == 5 && paging.range?.length == 5)
    }

    @Test func `the whole list is shown when asked for, and a short one has no pages`() {
        #expect(shown("all", of: 120).count == 120)
        #expect(Paging(request: TestPageRequest.make("/plans/x"), total: 25).html == nil)
        #expect(Paging(request: TestPageRequest.make("/plans/x"), total: 26).html != nil)
    }
}
