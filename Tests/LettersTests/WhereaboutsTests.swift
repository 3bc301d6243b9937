import Foundation
import Letters
import Testing

struct WhereaboutsTests {
    private let details = ProtectedDetails(
        addresses: ["Flat 2, 14 Rowan Close, Telford, TF3 4AB"], schools: ["Oakfield Primary School"],
        healthSettings: ["St Mary’s Surgery"],
        phones: ["07700 900123"], emails: ["k.marsh84@example.org"], names: ["Kerry Marsh"],
        solicitors: ["Harper & Lowe Solicitors, 3 Castle Gates"],
        attendance: ["Tuesdays at 4.15pm"])

    private func findings(_ text: String) -> [WhereaboutsFinding] { WhereaboutsCheck(details).findings(in: text) }

    @Test(arguments: [
        ("We will write to 14 rowan-close.", ProtectedDetails.Kind.address), ("It is in Rowan Cl.", .address),
        ("14 Rowan\nClose", .address), ("The code is tf3 4ab.", .address),
        ("TF34AB", .address), ("It is in TF3.", .address), ("She lives in Telford now.", .address), ("R O W A N  C L O S E", .address),
        ("He is at oakfield.", .school), ("He is at Oakfeild.", .school), ("He goes to OPS.", .school),
        ("The nurse at Saint Mary's called.", .healthSetting),
        ("Call +44 (0)7700 900123.", .phone), ("Call 900 123.", .phone), ("Mail k.marsh84 at example dot org.", .email),
        ("Ms Marsh agreed.", .name),
        ("K. Marsh agreed.", .name), ("Marsh, Kerry", .name), ("Speak to Harper and Lowe.", .solicitor),
        ("They are at Castle Gates.", .solicitor),
        ("He is there on Tuesday at 16:15.", .attendance), ("Each Tuesday at quarter past four.", .attendance),
    ])
    func `a known detail is found in any spelling`(text: String, kind: ProtectedDetails.Kind) {
        #expect(findings(text).contains { $0.kind == .direct(kind) }, "\(findings(text))")
    }

    @Test(arguments: [
        "Our office is in Telford, TF3 4NT.", "The meeting is on Tuesday at 10am.", "The door was close to the marsh.",
        "Call 01952 555010.", "We meet on 14 June at 3pm.",
        "You live near the station.", "Ava needs to go to school every day.", "You see the children at the contact centre on Saturdays.",
        "Your new flat is warm.",
    ])
    func `what leads nowhere is not stopped`(text: String) { #expect(findings(text) == []) }

    @Test(arguments: [
        "She is staying at her mum’s.", "They live near the leisure centre.", "Her new school is good.",
        "Since the move to the coast she sleeps better.",
        "Leo goes to choir on Thursdays.", "We visited her at the refuge.",
    ])
    func `what may lead to a person is a clue for a second reader`(text: String) {
        #expect(findings(text).map(\.kind) == [.clue])
    }

    @Test func `a finding names its sentence and the words`() {
        let found = findings("We are worried. Post goes to Rowan Close. Thank you.")
        #expect(found.map(\.sentence) == ["Post goes to Rowan Close."])
        #expect(found.first?.found == "Rowan Close")
    }

    /// A third of each with a known detail, with a clue, and with neither. `THROUGHLINE_LONG` makes 10,000 of each.
    @Test func `planted letters are stopped and clean ones are not`() {
        let count = ProcessInfo.processInfo.environment["THROUGHLINE_LONG"] == nil ? 167 : 10_000
        var letters = PlantedLetters(seed: 13)
        let check = WhereaboutsCheck(letters.details)
        var (direct, indirect, clean) = (0, 0, 0)
        for _ in 0..<count {
            if check.findings(in: letters.direct()).contains(where: \.isDirect) { direct += 1 }
            if !check.findings(in: letters.indirect()).isEmpty { indirect += 1 }
            if !check.findings(in: letters.clean()).isEmpty { clean += 1 }
        }
        #expect(direct == count)
        #expect(indirect * 100 >= count * 95)
        #expect(clean * 100 <= count)
    }
}
