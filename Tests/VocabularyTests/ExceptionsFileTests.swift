import Testing
import Vocabulary

@Suite("The file of bank holiday exceptions")
struct ExceptionsFileTests {
    @Test func `a council may close on days of its own`() throws {
        let calendar = try WorkingDays(exceptions: "2022-12-28 holiday Offices closed\n2022-12-29 holiday Offices closed\n")
        #expect(!calendar.isWorkingDay(day("28 Dec 2022")))
        #expect(calendar.day(1, after: day("23 Dec 2022")) == day("30 Dec 2022"))
    }

    @Test func `a moved holiday makes its old day a working day`() throws {
        let calendar = try WorkingDays(exceptions: "2022-05-30 working moved\n2022-06-02 holiday")
        #expect(calendar.isWorkingDay(day("30 May 2022")))
        #expect(!calendar.isWorkingDay(day("2 Jun 2022")))
    }

    @Test func `comments and empty lines say nothing`() throws {
        let calendar = try WorkingDays(exceptions: "# 2022-03-25 holiday\n\n   \n2022-03-28 holiday # a remark\n")
        #expect(calendar.isWorkingDay(day("25 Mar 2022")))
        #expect(!calendar.isWorkingDay(day("28 Mar 2022")))
    }

    @Test func `without exceptions the standing rules hold`() throws {
        let calendar = try WorkingDays(exceptions: "")
        #expect(calendar.isWorkingDay(day("19 Sep 2022")), "the state funeral is an exception")
        #expect(!calendar.isWorkingDay(day("30 May 2022")), "the last Monday in May is the rule")
    }

    @Test(
        "a line that cannot be read is named with its number and an example",
        arguments: [
            "2022-02-30 holiday", "19 September 2022 holiday", "2022-09-19", "2022-09-19 closed", "holiday 2022-09-19", "2022-9-19 holiday",
        ])
    func fault(line: String) {
        #expect {
            _ = try WorkingDays(exceptions: "# first\n\(line)\n")
        } throws: { error in
            let words = String(describing: error)
            return words.contains("line 2") && words.contains(line) && words.contains("2022-09-19 holiday")
        }
    }
}
