import EvidenceItems
import Testing

@Suite("A second person confirms")
struct ConfirmedByAnotherTests {
    @Test func `whoever added the version does not confirm it`() throws {
        let version = try #require(EvidenceItem.made(account: "ada").newest)
        #expect(!ConfirmedByAnother.allows(account: "ada", name: "Another name", version))
        #expect(ConfirmedByAnother.allows(account: "bea", name: "Ada Lowe", version))
    }

    @Test func `where no account was kept the names decide`() throws {
        let version = try #require(EvidenceItem.made().newest)
        #expect(!ConfirmedByAnother.allows(account: "ada", name: "Ada Lowe", version))
        #expect(ConfirmedByAnother.allows(account: "bea", name: "Bea Marsh", version))
    }
}
