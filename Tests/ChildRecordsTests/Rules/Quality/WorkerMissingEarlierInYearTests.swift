import ChildRecords
import Testing

@Suite("No worker from the beginning of the year")
struct WorkerMissingEarlierInYearTests {
    @Test func `a first worker in the middle of the year is pointed out`() {
        #expect(
            QualityRecord.state(
                of: WorkerMissingEarlierInYear.self,
                [
                    .thisYear(.careEpisode, "2022-05-01"),
                    .thisYear(.allocation, "2023-09-01", until: nil, worker: "W1", [.workerChange: "MANAGE"]),
                ]) == .failed)
    }

    @Test func `last year’s worker alone does not help`() {
        #expect(
            QualityRecord.state(
                of: WorkerMissingEarlierInYear.self,
                [
                    .thisYear(.careEpisode, "2022-05-01"),
                    .lastYear(.allocation, "2022-05-01", until: "2023-02-01", worker: "W1", [.workerChange: "MANAGE"]),
                    .thisYear(.allocation, "2023-09-01", until: nil, worker: "W1", [.workerChange: "MANAGE"]),
                ]) == .failed)
    }

    @Test func `a worker from before the year passes`() {
        #expect(
            QualityRecord.state(
                of: WorkerMissingEarlierInYear.self,
                [
                    .thisYear(.careEpisode, "2022-05-01"),
                    .thisYear(.allocation, "2022-06-01", until: nil, worker: "W1", [.workerChange: "MANAGE"]),
                ]) == .passed)
    }

    @Test func `a worker from the day care began passes`() {
        #expect(
            QualityRecord.state(
                of: WorkerMissingEarlierInYear.self,
                [
                    .thisYear(.careEpisode, "2023-08-01"),
                    .thisYear(.allocation, "2023-08-01", until: nil, worker: "W1", [.workerChange: "MANAGE"]),
                ]) == .passed)
    }
}
