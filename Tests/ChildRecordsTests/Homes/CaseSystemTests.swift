import ChildRecords
import SiteKit
import Testing

@testable import ChildRecordsWeb

@Suite("The address of a child in the case system")
struct CaseSystemTests {
    @Test(
        "is taken with https, one placeholder, and the placeholder behind the host",
        arguments: [
            ("https://cases.council.example/child/{number}", true), ("https://cases.council.example:8443/?id={number}&tab=1", true),
            ("http://cases.council.example/child/{number}", false), ("https://cases.council.example/child/", false),
            ("https://cases.council.example/{number}/{number}", false), ("https://{number}.council.example/", false),
            ("https://cases.council.example{number}/", false), ("https://someone@cases.council.example/{number}", false),
            ("https:///{number}", false), ("javascript:alert({number})", false), ("https://cases.council.example/\"{number}", false),
            ("https://cases.council.example/ {number}", false), ("", false),
        ])
    func patterns(text: String, isOne: Bool) { #expect(CaseSystem.isPattern(text) == isOne) }

    @Test func `holds the number as part of an address, whatever stands in it`() {
        let pattern = "https://cases.council.example/child/{number}"
        #expect(
            CaseSystem.address(of: LAChildID("M1/../2?x=1&y#z")!, pattern: pattern)
                == "https://cases.council.example/child/M1%2F..%2F2%3Fx%3D1%26y%23z")
        #expect(CaseSystem.address(of: LAChildID("M1")!, pattern: nil) == nil)
        #expect(CaseSystem.address(of: LAChildID("M1")!, pattern: "http://cases.council.example/{number}") == nil)
    }

    @Test func `is opened without telling where it was opened from`() {
        let link = CaseSystem.link(to: LAChildID("M1")!, pattern: "https://cases.council.example/{number}", words: "M1")
        #expect(link?.string.contains("rel=\"noopener noreferrer\"") == true)
    }
}
