import ChildRecords
import Vocabulary

extension WorkedExample {
    static let frontDoor: [WorkedExample] = [
        WorkedExample(
            Contacts.self, "each contact on its day", [.made(.contact, "2022-05-03"), .made(.contact, "2022-05-04")],
            ["met 2022-05-03", "met 2022-05-04"]),
        WorkedExample(
            Referrals.self, "two forms that tell the same referral tell it once",
            [.made(.referral, "2022-05-03"), .made(.referral, "2022-05-03", format: .census, file: 2)], ["met 2022-05-03"]),
        WorkedExample(
            ReReferrals.self, "the twelve-month day itself is within twelve months, the day after is not",
            [.made(.referral, "2021-05-03"), .made(.referral, "2022-05-03"), .made(.referral, "2023-05-04")],
            ["missed 2021-05-03", "met 2022-05-03", "missed 2023-05-04"]),
        WorkedExample(
            ReReferrals.self, "the anniversary of 29 February is 28 February",
            [.made(.referral, "2020-02-29"), .made(.referral, "2021-03-01")], ["missed 2020-02-29", "missed 2021-03-01"]),
        WorkedExample(
            ReReferrals.self, "in the first year of a census it is not known what came before",
            [.made(.referral, "2015-06-01", format: .census), .made(.referral, "2015-09-01", format: .census)],
            ["excluded 2015-06-01 earlierNotLoaded", "met 2015-09-01"]),
        WorkedExample(
            ReferralsWithoutFurtherAction.self, "yes, no and not recorded",
            [
                .made(.referral, "2022-05-03", [.noFurtherAction: "Y"]), .made(.referral, "2022-06-03", [.noFurtherAction: "N"]),
                .made(.referral, "2022-07-04"),
            ], ["met 2022-05-03", "missed 2022-06-03", "excluded 2022-07-04 notRecorded"]),
        WorkedExample(
            AssessmentsInTimeFromReferral.self, "the 45th working day is in time",
            [
                .made(.referral, "2022-06-06", reference: "R"),
                .made(.assessment, "2022-06-09", until: "2022-08-08", reference: "A", within: "R"),
            ], ["met 2022-08-08 45", "waiting 2022-06-06..2022-08-07"]),
        WorkedExample(
            AssessmentsInTimeFromReferral.self, "the 46th is late, and so were the days before",
            [
                .made(.referral, "2022-06-06", reference: "R"),
                .made(.assessment, "2022-06-09", until: "2022-08-09", reference: "A", within: "R"),
            ], ["missed 2022-08-09 late 46", "waiting 2022-06-06..2022-08-08"]),
        WorkedExample(
            AssessmentsInTimeFromReferral.self, "without a referral it is not counted",
            [.made(.assessment, "2022-06-09", until: "2022-08-09")], ["excluded 2022-08-09 noReferral"]),
        WorkedExample(
            AssessmentsInTimeFromStart.self, "an open assessment waits, and from the 46th working day it is overdue",
            [.made(.assessment, "2022-06-06")], ["waiting 2022-06-06..2022-08-08", "overdue 2022-08-09..open"]),
        WorkedExample(
            AssessmentsInTimeFromStart.self, "an assessment that ends before it begins is in no figure",
            [.made(.assessment, "2022-06-06", until: "2022-06-01")], ["excluded 2022-06-01 endsBeforeItBegins"]),
        WorkedExample(
            AssessmentsInTimeFromStart.self, "what the census of a year left open waits up to its data day",
            [
                taken(.made(.assessment, "2023-03-01", format: .census), "2023-03-31"),
                taken(.made(.referral, "2023-09-01", format: .census, file: 2), "2024-03-31"),
            ], ["waiting 2023-03-01..2023-03-31"]),
        WorkedExample(
            AssessmentsInTimeFromStart.self, "nothing waits from the day on which the child died",
            [.made(.person, nil, [.died: "2022-06-20"]), .made(.assessment, "2022-06-06")], ["waiting 2022-06-06..2022-06-19"]),
        WorkedExample(
            OpenAssessmentsOverdueFromReferral.self, "from the 46th working day after the referral",
            [.made(.referral, "2022-06-06"), .made(.assessment, "2022-06-20")],
            ["missed 2022-06-20..2022-08-08", "met 2022-08-09..open"]),
        WorkedExample(
            OpenAssessmentsOverdueFromStart.self, "up to the day before it is finished",
            [.made(.assessment, "2022-06-06", until: "2022-08-12")], ["missed 2022-06-06..2022-08-08", "met 2022-08-09..2022-08-11"]),
        WorkedExample(
            ChildSeenInAssessment.self, "seen, not seen, not recorded",
            [
                .made(.assessment, "2022-05-03", until: "2022-05-20", [.seen: "Y"]),
                .made(.assessment, "2022-06-03", until: "2022-06-20", [.seen: "N"]),
                .made(.assessment, "2022-07-04", until: "2022-07-20"),
            ], ["met 2022-05-20", "missed 2022-06-20 notSeen", "missed 2022-07-20 notRecorded"]),
        WorkedExample(
            ChildSeenInAssessment.self, "an unborn child cannot be seen",
            [.made(.person, nil, [.expected: "2022-09-01"]), .made(.assessment, "2022-05-03", until: "2022-05-20", [.seen: "N"])],
            ["excluded 2022-05-20 unborn"]),
        WorkedExample(
            AssessmentsWithoutFurtherAction.self, "the dataset asks for no further action",
            [
                .made(.assessment, "2022-05-03", until: "2022-05-20", [.noFurtherAction: "Y"]),
                .made(.assessment, "2022-06-03", until: "2022-06-20"),
            ], ["met 2022-05-20", "excluded 2022-06-20 notRecorded"]),
        WorkedExample(
            AssessmentsWithoutFurtherAction.self, "Annex A asks whether support is needed",
            [.made(.assessment, "2022-05-03", until: "2022-05-20", format: .annexA, [.needsSupport: "N"])], ["met 2022-05-20"]),
        WorkedExample(
            ReferralsFromPolice.self, "code 6, another code, none",
            [
                .made(.referral, "2022-05-03", [.source: "6"]), .made(.referral, "2022-06-03", [.source: "2A"]),
                .made(.referral, "2022-07-04"),
            ], ["met 2022-05-03", "missed 2022-06-03", "excluded 2022-07-04 notRecorded"]),
        WorkedExample(
            ReferralsFromSchools.self, "codes 2A and 2B",
            [.made(.referral, "2022-05-03", [.source: "2B"]), .made(.referral, "2022-06-03", [.source: "10"])],
            ["met 2022-05-03", "missed 2022-06-03"]),
        WorkedExample(
            ReferralsFromHealth.self, "codes 3A to 3F",
            [.made(.referral, "2022-05-03", [.source: "3E"]), .made(.referral, "2022-06-03", [.source: "4"])],
            ["met 2022-05-03", "missed 2022-06-03"]),
        WorkedExample(
            EthnicityRecorded.self, "refused is a record; in need and in care on one day counts once",
            [
                .made(.person, nil, [.ethnicity: "REFU"]), .made(.cinEpisode, "2022-05-03", until: "2022-08-01"),
                .made(.careEpisode, "2022-06-03", until: "2022-09-01", [.episodeReason: "S"]),
            ], ["met 2022-05-03..2022-07-31", "met 2022-08-01..2022-08-31"]),
        WorkedExample(
            EthnicityRecorded.self, "not obtained is not",
            [.made(.person, nil, [.ethnicity: "NOBT"]), .made(.cinEpisode, "2022-05-03")], ["missed 2022-05-03..open notRecorded"]),
    ]

    /// The same entry from a return of a data day.
    static func taken(_ entry: Entry, _ day: String) -> Entry {
        var entry = entry
        entry.origin.taken = .init(iso: day)
        return entry
    }
}
