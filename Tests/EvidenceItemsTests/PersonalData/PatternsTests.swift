import EvidenceItems
import Testing

@Suite("What leads to a person by its shape")
struct PatternsTests {
    private func kinds(_ text: String, names: [String] = []) -> [PersonalDataHit.Kind] {
        PersonalDataCheck([NameList(.name, NameIndex(names))]).hits(in: text).map(\.kind)
    }

    @Test(
        "each shape is found",
        arguments: [
            ("UPN H801200001001.", PersonalDataHit.Kind.upn), ("NHS 943 476 5919", .nhsNumber), ("nhs:9434765919", .nhsNumber),
            ("lives in SY2 6ND", .postcode), ("sy2 6nd", .postcode), ("SY26ND", .postcode), ("EC1A 1BB", .postcode),
            ("at 14 Wharf Street, Saltham", .address), ("12a St Mary’s Road", .address), ("ring 01632 960001", .telephone),
            ("ring 07700 900 123", .telephone), ("+44 7700 900123", .telephone), ("ada.lowe@marlshire.gov.example", .email),
            ("see C-0031 and", .recordNumber), ("J.H., aged 6, said", .initialsWithAge), ("JH aged 12", .initialsWithAge),
            ("born on 2 July 2009", .dateOfBirth), ("DOB: 02/07/2009", .dateOfBirth), ("d.o.b. 2.7.09", .dateOfBirth),
            ("date of birth 2009-07-02", .dateOfBirth), ("Born July 2, 2009", .dateOfBirth), ("birthday: 2nd of July 2009", .dateOfBirth),
        ])
    func found(text: String, kind: PersonalDataHit.Kind) { #expect(kinds(text) == [kind]) }

    @Test(
        "ordinary writing is left alone",
        arguments: [
            "The meeting of 7 June 2022 looked at 27 families.", "In 2022 Family Court asked for 15 of 24 letters.", "On the 5th of May",
            "Room B1 on the 4th floor", "paragraph 14, page 3 of 12", "26 of 27 (96%)", "£31,600 was spent", "Aged care is no word of ours",
            "The children aged 6 to 10 were asked", "version 2.7.1 of the form", "1 800 families", "Reference 2022/17/4",
        ])
    func ordinary(text: String) { #expect(kinds(text) == []) }

    @Test func `a number that only has the shape says so`() {
        let hits = PersonalDataCheck().hits(in: "A801200001001 and 943 476 5918")
        #expect(hits.map(\.kind) == [.upn, .nhsNumber])
        #expect(hits.allSatisfy { $0.doubt.contains("is wrong") })
    }

    @Test func `a day close to a listed name may be a date of birth, a day elsewhere is a day`() {
        let far = String(repeating: "and so on ", count: 20)
        #expect(kinds("Rosalind Merriday (2/7/2009)", names: ["Rosalind Merriday"]) == [.name, .dateOfBirth])
        #expect(kinds("Rosalind Merriday \(far) 2/7/2009", names: ["Rosalind Merriday"]) == [.name])
    }

    @Test func `a hit lies where it was found, also behind accents and other long letters`() throws {
        let text = "Café – “naïve” 🙂 Rosalind Merriday."
        let hit = try #require(PersonalDataCheck([NameList(.name, NameIndex(["Rosalind Merriday"]))]).hits(in: text).first)
        let context = try #require(HitInContext(hit.range, in: text))
        #expect(context.found == "Rosalind Merriday" && context.before == "Café – “naïve” 🙂 " && context.after == ".")
    }

    @Test func `no text is too odd to look through`() {
        for text in [
            "", "'", "’’’", "@", "@@", "-", "0", "\u{0}\u{1}", String(repeating: "a-", count: 5000), "ÅÅÅ", "a@b", "a@.", "+44", "2/2/",
        ] {
            _ = PersonalDataCheck([NameList(.name, NameIndex(["Rosalind Merriday", "O", ""]))]).hits(in: text)
        }
        #expect(HitInContext(5..<9, in: "abc") == nil)
    }
}
