import ChildRecords
import Testing
import Vocabulary

@Suite("The one home of a field")
struct HomeOfFieldTests {
    private let number = LAChildID("M1")!

    @Test func `what no load brings is typed here`() {
        for field in ChildField.allCases { #expect(HomeOfField.home(of: field, nil) == .throughline) }
        #expect(HomeOfField.home(of: .birth, CaseFacts(number, team: "East")) == .throughline)
    }

    @Test func `a day of birth that is loaded is at home in the case system, and so is a name where names are loaded`() {
        let loaded = CaseFacts(number, birth: .born(Day(2014, 3, 9)!))
        #expect(HomeOfField.home(of: .birth, loaded) == .caseSystem)
        #expect(HomeOfField.home(of: .name, loaded) == .throughline)
        #expect(HomeOfField.home(of: .name, CaseFacts(number, name: "Wren Alder")) == .caseSystem)
    }

    @Test func `the team decides who may see the record, and stays here`() {
        #expect(HomeOfField.home(of: .team, CaseFacts(number, team: "East")) == .throughline)
    }

    @Test func `the refusal says where to change it`() {
        #expect(HomeOfField.refusal(of: .birth).contains("case system"))
    }
}
