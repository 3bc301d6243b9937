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
        ("They are at Castle Gates.", .solicitor), ("They are happy in Telford.", .address), ("It is in Rowan Clsoe.", .address),
        ("He goes to O.P.S.", .school), ("Saint Mary Surgery has his notes.", .healthSetting),
        ("Call double seven double zero nine hundred one two three.", .phone),
        ("Call oh seven seven double oh nine double oh one two three.", .phone),
        ("He is there on Tuesday at 16:15.", .attendance), ("Each Tuesday at quarter past four.", .attendance),
    ])
    func `a known detail is found in any spelling`(text: String, kind: ProtectedDetails.Kind) {
        #expect(findings(text).contains { $0.kind == .direct(kind) }, "\(findings(text))")
    }

    @Test(arguments: [
        "Our office is in Telford, TF3 4NT.", "The meeting is on Tuesday at 10am.", "The door was close to the marsh.",
        "Call 01952 555010.", "We meet on 14 June at 3pm.",
        "You live near the station.", "Ava needs to go to school every day.", "You see the children at the contact centre on Saturdays.",
        "Your new flat is warm.", "Rowan closed the door.", "You live ten minutes from the school.", "She went to hospital in May.",
        "We took them in May to see the doctor.", "Leo was found alone in the park on 2 May.", "Ava looks after her brother at night.",
        "You must not go near her or phone her.", "The judge will decide where Ava lives.", "We saw a double bed in the room.",
        "The children stay with you on Sundays.", "You were drunk in the village with Leo on 2 May.", "Leo was lost in the town.",
        "On Fridays the children were often not collected until five.",
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

    /// One for each kind of wording: at somebody’s, near the reader, placed or housed, how far, at work or study, at a regular time or
    /// place. They are among the sentences that it learns from.
    @Test(arguments: [
        "Ava has been sleeping on the sofa at Aunt Jane’s.", "Her mum has taken them in.", "Her cousin in Crewe has given her a bed.",
        "She now lives ten minutes from your house.", "She lives round the corner from you.", "Leo walks past your old school.",
        "She lives near where you used to work.", "The caravan park where they are staying is quiet.",
        "She has been placed in a mother and baby unit.", "His foster carers live by the sea.",
        "Ava is in foster care in the north of the county.",
        "Another council has rehoused them.", "They live in the south of the city.", "She is no longer in Shropshire.",
        "They have gone to live in Scotland.", "It takes them half an hour by bus to reach us.", "They are two hours away by train.",
        "She catches the 64 from Meole.", "She got on a coach to Leeds with the children.", "She is working nights at the hospital.",
        "She studies nursing at the university.", "She gets her prescriptions at Boots.", "She drops the children with her childminder.",
        "He sees the therapist at the children’s centre.", "They go swimming at the leisure centre after tea.",
        "Leo sees the dentist in the village.", "Ava takes her dog to the beach before school.", "Kerry’s sister lives near the court.",
        "The nursery on the corner has a place for Leo.", "She is with her cousin for the summer.",
        "Her flat looks out on the mosque.", "We drove out to the coast to see them.", "Their bus is the number 9.",
    ])
    func `a wording of each kind is shown to the second reader`(text: String) {
        #expect(findings(text).contains { $0.kind == .clue }, "\(findings(text))")
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

    /// Sentences whose author saw neither the check nor what it learnt from, and from which it has not learnt; then 10,000 letters of ten of
    /// them without a clue, and 10,000 with one. A letter is shown for its sentences alone, so each sentence is looked at once.
    @Test func `clues in sentences the check did not learn from are shown, and few of the others`() throws {
        let check = WhereaboutsCheck(ProtectedDetails(addresses: ["14 Rowan Close"]))
        func shown(_ mark: String) throws -> [(text: String, isShown: Bool)] {
            try Wordings.unseen.flatMap { try Wordings.read("unseen", $0, mark) }.map { ($0, !check.findings(in: $0).isEmpty) }
        }
        let (clues, clean) = (try shown("clue"), try shown("clean"))
        #expect(clues.count { $0.isShown } * 100 >= clues.count * 85, "\(clues.count { $0.isShown }) of \(clues.count)")
        #expect(clean.count { $0.isShown } * 100 <= clean.count * 3 / 2, "\(clean.filter(\.isShown).map(\.text))")
        var random = Seeded(31)
        var (stopped, found) = (0, 0)
        for place in 0..<10_000 {
            let letter = (0..<10).compactMap { _ in clean.randomElement(using: &random) }
            if letter.contains(where: \.isShown) { stopped += 1 }
            guard let clue = clues.randomElement(using: &random) else { continue }
            if clue.isShown { found += 1 }
            if place % 1000 == 0 {
                let sentences = Set(check.findings(in: (letter + [clue]).map(\.text).joined(separator: "\n\n")).map(\.sentence))
                #expect(sentences.isEmpty != (letter + [clue]).contains(where: \.isShown))
            }
        }
        #expect(found >= 8_500, "\(found)")
        #expect(stopped <= 1_300, "\(stopped)")
    }
}

@Suite("What a letter tells of another person")
struct OtherPersonFactsTests {
    private let facts = OtherPersonFacts(names: ["Ms Kerry Hale"])

    @Test(arguments: [
        ("Kerry has been diagnosed with depression.", OtherPersonFacts.Kind.health),
        ("Their mother was convicted of theft in 2019.", .offences), ("Ava’s mum told us about her childhood.", .disclosure),
        ("Your ex is on methadone.", .health),
    ])
    func `health, offences and what was said in confidence are flagged`(text: String, kind: OtherPersonFacts.Kind) {
        #expect(facts.findings(in: text).map(\.kind) == [kind])
    }

    @Test(arguments: [
        "You were convicted of theft in 2019.", "Kerry will have a letter of her own.", "Your mum is ill.",
        "The doctor said that Leo is ill.", "You told us that you take tablets.",
    ])
    func `what is told of the reader or the children is not`(text: String) { #expect(facts.findings(in: text) == []) }
}
