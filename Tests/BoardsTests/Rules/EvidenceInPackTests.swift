import ActionPlans
import Boards
import EvidenceItems
import Testing
import Vocabulary

@Suite("Evidence in a pack")
struct EvidenceInPackTests {
    private func item(
        on added: Day = day(5, 1), isChecked: Bool = true, confirmed: Day? = nil, consent: Voice.Consent? = nil, setAside: Withdrawal? = nil
    ) -> EvidenceItem {
        let voice = consent.map { Voice(words: "It was plain.", people: .parents, gathered: "A group", heard: 7, consent: $0, day: added) }
        let source = voice.map(Evidence.Source.voice) ?? .link("https://intranet.example/letter")
        let check = PersonalDataRecord(on: added, by: "Ada Lowe", compared: [], hits: 0, open: 0)
        return EvidenceItem(
            evidence: Evidence(title: "Letter", source: source, day: added, author: "Ada Lowe", setAside: setAside),
            versions: [
                .init(
                    day: added, author: "Ada Lowe", source: source, check: isChecked ? check : nil,
                    confirmation: confirmed.map { .init(by: "Ben Hart", on: $0) })
            ])
    }

    private func place(_ item: EvidenceItem) -> EvidenceInPack.Place { EvidenceInPack.place(of: item, cutOff: day(6, 1)) }

    @Test func `what was confirmed by the cut-off is cited, the day itself included`() {
        #expect(place(item(confirmed: day(6, 1))) == .cited(confirmed: day(6, 1)))
        #expect(place(item(confirmed: day(6, 2))) == .heldBack("It was confirmed on 2 June 2022, after the cut-off."))
    }

    @Test func `a clean check alone releases nothing`() {
        #expect(place(item()) == .heldBack(ReleaseStatus.toConfirm.reason))
        #expect(place(item(isChecked: false)) == .heldBack(ReleaseStatus.notChecked.reason))
    }

    @Test func `what people said stays inside without their consent, whoever confirmed it`() {
        #expect(place(item(confirmed: day(5, 2), consent: .refused)) == .heldBack(ReleaseStatus.withoutConsent.reason))
        #expect(place(item(confirmed: day(5, 2), consent: .spoken)) == .cited(confirmed: day(5, 2)))
    }

    @Test func `what came later or was withdrawn is left out`() {
        #expect(place(item(on: day(6, 2), confirmed: day(6, 2))) == .leftOut)
        #expect(place(item(confirmed: day(5, 2), setAside: Withdrawal(day: day(5, 3), reason: "Wrong"))) == .leftOut)
    }

    @Test func `a pack is recalled by evidence that was withdrawn and not by a newer version that waits`() {
        #expect(EvidenceInPack.recall(item(setAside: Withdrawal(day: day(5, 3), reason: "Wrong"))) == ReleaseStatus.withdrawn.reason)
        #expect(EvidenceInPack.recall(item(confirmed: day(5, 2), consent: .refused)) != nil)
        #expect(EvidenceInPack.recall(item()) == nil)
    }
}
