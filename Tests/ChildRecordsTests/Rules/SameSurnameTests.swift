import Testing

@testable import ChildRecords

@Suite("The same surname")
struct SameSurnameTests {
    @Test(
        "is shared whatever the capitals, accents and parts",
        arguments: [
            ("Tamsin Oakhurst-Lyle", "Lyla Oakhurst"), ("Zoë BRONTË", "Anne bronte"), ("Ada Lowe", "Bo Ash-Lowe"),
        ])
    func shared(worker: String, child: String) { #expect(SameSurname.isShared(worker, child)) }

    @Test(
        "is not shared by a forename, a beginning, or two letters",
        arguments: [("Lowe Marsh", "Bo Lowe"), ("Ada Lowe", "Bo Lowell"), ("Jin Li", "Mei Li"), ("", "")])
    func apart(worker: String, child: String) { #expect(!SameSurname.isShared(worker, child)) }
}
