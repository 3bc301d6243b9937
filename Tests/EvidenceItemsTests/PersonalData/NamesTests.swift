import EvidenceItems
import Testing

@Suite("Names in a text")
struct NamesTests {
    private func found(_ text: String, _ name: String) -> Bool {
        PersonalDataCheck([NameList(.name, NameIndex([name]))]).hits(in: text).contains { $0.kind == .name }
    }

    @Test(
        "a name is found however it is written",
        arguments: [
            ("Rosalind Merriday", "Rosalind Merriday"), ("rosalind merriday", "Rosalind Merriday"),
            ("ROSALIND MERRIDAY", "Rosalind Merriday"),
            ("Merriday, Rosalind", "Rosalind Merriday"), ("Rosalind\nMerriday", "Rosalind Merriday"),
            ("Rosalind Merriday’s plan", "Rosalind Merriday"),
            ("R. Merriday", "Rosalind Merriday"), ("Mrs Merriday", "Rosalind Merriday"), ("Rosalind Merriday", "Rosalind Ann Merriday"),
            ("Rosalind Ann Merriday", "Rosalind Ann Merriday"), ("Aoife Tennant Rowe", "Aoife Tennant-Rowe"),
            ("Aoife Tennant-Rowe", "Aoife Tennant Rowe"),
            ("Aoife Tennant", "Aoife Tennant-Rowe"), ("Sean ONeil", "Seán O’Neil"), ("Seán O'Neil", "Sean O’Neil"),
            ("Sean O Neil", "Sean O’Neil"),
            ("Jo Pine", "Jo Pine"), ("Zoë", "Zoe"), ("Tell Zoe that", "Zoë"),
        ])
    func written(text: String, name: String) { #expect(found("We saw that \(text) came.", name)) }

    @Test(
        "one letter may be wrong from seven letters on",
        arguments: ["Rosalnd Merriday", "Rosalindd Merriday", "Rosalind Merridey", "Roaslind Merriday", "Rosalind Meriday"])
    func typos(text: String) { #expect(found("We saw \(text) yesterday.", "Rosalind Merriday")) }

    @Test(
        "what is not found is said to be so",
        arguments: [
            ("Rosalind said so", "Rosalind Merriday"), ("Rosy Merriday", "Rosalind Merriday"), ("Rsalind Merridey", "Rosalind Merriday"),
            ("Jo Pane", "Jo Pine"), ("we may go", "May"), ("Merriday House", "Rosalind Merriday"),
            ("Rosalind. \n\nMerriday", "Rosalind Merriday"),
        ])
    func missed(text: String, name: String) { #expect(!found("Then \(text) again.", name)) }

    @Test func `a child and a worker of one name are told as the child, so that neither list is given away`() {
        let lists = [NameList(.name, NameIndex(["Jo Pine"])), NameList(.staffName, NameIndex(["Jo Pine", "Ada Lowe"]))]
        #expect(PersonalDataCheck(lists).hits(in: "Jo Pine met Ada Lowe").map(\.kind) == [.name, .staffName])
    }

    @Test func `a title before a listed name is no part of it`() {
        #expect(found("Imogen Starbeck asked", "Councillor Imogen Starbeck"))
    }
}
