import Testing

@testable import Inspections

@Suite("Themes")
struct ThemeListTests {
    @Test func `the shipped list has the thirty themes`() throws {
        let text = try #require(ThemeList.shippedText)
        let list = try ThemeList(text: text)
        #expect(list.themes.count == 30)
        #expect(list == ThemeList.shipped)
        #expect(Set(list.themes.map(\.code)).count == 30)
    }

    @Test(
        "codes that plans and playbooks refer to stay as they are",
        arguments: [
            ("The effective application of the pre-proceedings stage of the PLO", "pre-proceedings"),
            ("arrangements for family group conferences", "family-group-conferences"),
            ("The sufficiency of local placement options", "sufficiency"),
            ("the emotional health needs of children in care", "emotional-health"),
            ("Management oversight at all levels", "management-oversight"), ("the regularity of supervision", "supervision"),
            ("chronologies", "case-recording"),
            ("16- and 17-year-olds who present as homeless", "homeless-16-17"), ("Life-story work", "life-story-work"),
            ("pathway plans", "pathway-plans"),
            ("The quality of child in need plans", "plans"), ("strategy meetings", "strategy-discussions"),
            ("The timeliness of initial health assessments", "health"),
            ("children’s personal education plans", "education"), ("the local authority designated officer", "designated-officer"),
            ("independent visitors", "participation-and-advocacy"),
            ("social workers’ caseloads", "workforce"), ("the local offer for care leavers", "care-leavers-offer"),
            ("private fostering", "private-fostering"),
            ("thresholds at the front door", "front-door"), ("return home interviews", "missing-and-exploitation"),
            ("matching and permanence", "permanence"),
            ("quality assurance and audits", "quality-assurance"), ("neglect", "neglect-and-domestic-abuse"),
            ("independent reviewing officers’ challenge", "reviewing-officers"),
            ("Short breaks for disabled children", "disabled-children"), ("early help", "early-help"),
            ("Elected members’ scrutiny", "corporate-parenting"),
            ("adopters", "adoption"), ("The quality of assessments", "assessments"),
        ])
    func codes(text: String, code: String) {
        #expect(ThemeList.shipped.codes(in: text).contains(code))
    }

    @Test func `a phrase is a phrase of whole words`() throws {
        let list = try ThemeList(text: "[audit] Audit\naudit*\n[plan] Plan\nplan + child\nnot plane")
        #expect(list.codes(in: "Audits are few") == ["audit"])
        #expect(list.codes(in: "A plan for a child") == ["plan"])
        #expect(list.codes(in: "A plan") == [])
        #expect(list.codes(in: "A plan, a child, a plane") == [])
        #expect(list.codes(in: "The auditorium is shut") == ["audit"])
    }

    @Test(
        "a line that cannot be read is named, with how to mend it",
        arguments: [
            ("early help", 1, "before any theme"), ("[early-help] Early help\nearly help\n[x", 3, "closing bracket"),
            ("[Early help] Early help\nearly help", 1, "small letters"),
            ("[a] A\na\n[a] B\nb", 3, "used twice"), ("[a] A\n[b] B\nb", 1, "no phrases"), ("[a] A\n***", 2, "no word"),
            ("[a] A\nx + ", 2, "no word"),
        ])
    func faults(text: String, line: Int, words: String) {
        let fault = #expect(throws: ThemeListFault.self) { try ThemeList(text: text) }
        #expect(fault?.line == line)
        #expect(fault?.description.contains(words) == true)
    }

    @Test func `a name for a theme that was taken out of the list is its code`() {
        #expect(ThemeList.shipped.name(of: "gone") == "gone")
        #expect(ThemeList.shipped.name(of: "early-help") == "Early help")
    }
}
