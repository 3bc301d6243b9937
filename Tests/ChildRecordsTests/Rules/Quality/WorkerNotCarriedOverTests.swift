import ChildRecords
import Testing

@Suite("Worker not carried over")
struct WorkerNotCarriedOverTests {
    @Test func `another worker than the one at the end of last year is pointed out`() {
        #expect(
            QualityRecord.state(
                of: WorkerNotCarriedOver.self,
                [
                    .lastYear(.allocation, "2022-05-01", until: nil, worker: "W1", [.workerChange: "MANAGE"]),
                    .thisYear(.allocation, "2022-05-01", until: nil, worker: "W2", [.workerChange: "MANAGE"]),
                ], beside: QualityRecord.bothYears(.allocation)) == .failed)
    }

    @Test func `another first day is pointed out`() {
        #expect(
            QualityRecord.state(
                of: WorkerNotCarriedOver.self,
                [
                    .lastYear(.allocation, "2022-05-01", until: nil, worker: "W1", [.workerChange: "MANAGE"]),
                    .thisYear(.allocation, "2022-05-02", until: nil, worker: "W1", [.workerChange: "MANAGE"]),
                ], beside: QualityRecord.bothYears(.allocation)) == .failed)
    }

    @Test func `another reason is pointed out`() {
        #expect(
            QualityRecord.state(
                of: WorkerNotCarriedOver.self,
                [
                    .lastYear(.allocation, "2022-05-01", until: nil, worker: "W1", [.workerChange: "MANAGE"]),
                    .thisYear(.allocation, "2022-05-01", until: nil, worker: "W1", [.workerChange: "LEFTRL"]),
                ], beside: QualityRecord.bothYears(.allocation)) == .failed)
    }

    @Test func `the same allocation passes`() {
        #expect(
            QualityRecord.state(
                of: WorkerNotCarriedOver.self,
                [
                    .lastYear(.allocation, "2022-05-01", until: nil, worker: "W1", [.workerChange: "MANAGE"]),
                    .thisYear(.allocation, "2022-05-01", until: nil, worker: "W1", [.workerChange: "MANAGE"]),
                    .thisYear(.allocation, "2023-09-01", until: nil, worker: "W2", [.workerChange: "MANAGE"]),
                ], beside: QualityRecord.bothYears(.allocation)) == .passed)
    }

    @Test func `an allocation that ended last year is none of its business`() {
        #expect(
            QualityRecord.state(
                of: WorkerNotCarriedOver.self,
                [
                    .lastYear(.allocation, "2022-05-01", until: "2023-01-01", worker: "W1", [.workerChange: "MANAGE"]),
                    .thisYear(.allocation, "2023-05-01", until: nil, worker: "W2", [.workerChange: "MANAGE"]),
                ], beside: QualityRecord.bothYears(.allocation)) == .notApplicable)
    }
}
