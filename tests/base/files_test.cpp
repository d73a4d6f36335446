// The disk itself, in a folder of its own.

#include "ergoaudit/base/files.hpp"

#include <csignal>
#include <cstdlib>
#include <fcntl.h>
#include <string>
#include <sys/resource.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>
#include <vector>

#include <gtest/gtest.h>

namespace ergoaudit {
namespace {

class DiskTest : public ::testing::Test {
  protected:
    void SetUp() override {
        std::string name = ::testing::TempDir() + "ergoaudit-files-XXXXXX";
        ASSERT_NE(::mkdtemp(name.data()), nullptr);
        folder_ = name;
    }
    void TearDown() override {
        for (const std::string& name : disk().names_in(folder_)) {
            ::unlink(in(name).c_str());
            ::rmdir(in(name).c_str());
        }
        ::rmdir(folder_.c_str());
    }
    std::string in(const std::string& name) const { return folder_ + "/" + name; }

    std::string folder_;
};

TEST_F(DiskTest, what_was_written_is_read_byte_for_byte) {
    std::string bytes;
    for (int i = 0; i < 100000; ++i) bytes += static_cast<char>(i % 256);
    EXPECT_FALSE(disk().write(in("a"), bytes));
    const auto read = disk().read(in("a"));
    ASSERT_TRUE(read.ok());
    EXPECT_EQ(read.value(), bytes);
    EXPECT_FALSE(disk().write(in("a"), "shorter"));
    EXPECT_EQ(disk().read(in("a")).value(), "shorter");
    EXPECT_FALSE(disk().write(in("a"), ""));
    EXPECT_EQ(disk().read(in("a")).value(), "");
}

TEST_F(DiskTest, a_new_file_belongs_to_its_owner_alone) {
    const mode_t before = ::umask(0);
    EXPECT_FALSE(disk().write(in("report.json"), "{}"));
    ::umask(before);
    struct stat about {};
    ASSERT_EQ(::stat(in("report.json").c_str(), &about), 0);
    EXPECT_EQ(about.st_mode & 0777, 0600u);
}

TEST_F(DiskTest, a_file_is_replaced_as_a_whole) {
    EXPECT_FALSE(disk().write(in("a"), "the old one"));
    const int held = ::open(in("a").c_str(), O_RDONLY);
    ASSERT_GE(held, 0);
    EXPECT_FALSE(disk().write(in("a"), "new"));
    char old[32] = {};
    EXPECT_EQ(::read(held, old, sizeof old), 11);
    ::close(held);
    EXPECT_STREQ(old, "the old one");
    EXPECT_EQ(disk().read(in("a")).value(), "new");
    EXPECT_EQ(disk().names_in(folder_), std::vector<std::string>{"a"});
}

// Whoever interrupts a long report finds it whole or not at all, and nothing beside it.
TEST_F(DiskTest, an_interruption_leaves_no_half_file) {
    for (const int signal : {SIGINT, SIGTERM, SIGHUP})
        for (int i = 0; i < 4; ++i) {
            const pid_t child = ::fork();
            ASSERT_GE(child, 0);
            if (child == 0) {
                const std::string large(std::size_t{16} << 20, 'x');
                while (true) (void)disk().write(in("report.json"), large);
            }
            while (disk().kind_of(in("report.json")) == Entry::missing) ::usleep(1000);
            ::usleep(static_cast<useconds_t>(3000 * i));
            ::kill(child, signal);
            int status = 0;
            ASSERT_EQ(::waitpid(child, &status, 0), child);
            EXPECT_TRUE(WIFSIGNALED(status) && WTERMSIG(status) == signal);
            EXPECT_EQ(disk().names_in(folder_), std::vector<std::string>{"report.json"});
            ::unlink(in("report.json").c_str());
        }
}

TEST_F(DiskTest, what_is_written_in_pieces_appears_once_it_is_finished) {
    EXPECT_FALSE(disk().write(in("a"), "the old one"));
    ASSERT_EQ(::chmod(in("a").c_str(), 0640), 0);
    std::string all;
    {
        auto begun = disk().begin(in("a"));
        ASSERT_TRUE(begun.ok());
        const auto file = std::move(begun).value();
        for (int i = 0; i < 3000; ++i) {
            const std::string piece(static_cast<std::size_t>(i), static_cast<char>('a' + i % 26));
            EXPECT_FALSE(file->add(piece));
            all += piece;
        }
        EXPECT_EQ(disk().read(in("a")).value(), "the old one");
        EXPECT_EQ(disk().names_in(folder_), std::vector<std::string>{"a"});
        EXPECT_FALSE(file->finish());
    }
    EXPECT_TRUE(disk().read(in("a")).value() == all);
    struct stat about {};
    ASSERT_EQ(::stat(in("a").c_str(), &about), 0);
    EXPECT_EQ(about.st_mode & 0777, 0640u);
    EXPECT_FALSE(disk().begin(in("a")).value()->add("never finished"));
    EXPECT_TRUE(disk().read(in("a")).value() == all);
    EXPECT_EQ(disk().names_in(folder_), std::vector<std::string>{"a"});
    EXPECT_FALSE(disk().begin(in("empty")).value()->finish());
    EXPECT_EQ(disk().read(in("empty")).value(), "");
}

// Whoever asks for a long report hears at once that it cannot be written.
TEST_F(DiskTest, what_can_plainly_not_be_written_is_not_begun) {
    EXPECT_FALSE(disk().write(in("a"), "x"));
    for (const auto& [path, why] : {std::pair("no-folder/b", "No such file or directory"),
                                    std::pair("a/b", "Not a directory"), std::pair("", "Is a directory")}) {
        const auto begun = disk().begin(in(path));
        ASSERT_FALSE(begun.ok()) << path;
        EXPECT_EQ(to_text(begun.problems().front()), in(path) + ": error: cannot write: " + why + "\n");
    }
    ASSERT_EQ(::symlink("b", in("to_nothing").c_str()), 0);
    EXPECT_TRUE(disk().begin(in("to_nothing")).ok());
    EXPECT_TRUE(disk().begin("/dev/null").ok());
    if (::geteuid() == 0) return;  // nothing is forbidden
    ASSERT_EQ(::chmod(folder_.c_str(), 0500), 0);
    EXPECT_FALSE(disk().begin(in("new")).ok());
    EXPECT_TRUE(disk().begin(in("a")).ok());
    ASSERT_EQ(::chmod(folder_.c_str(), 0700), 0);
}

TEST_F(DiskTest, what_cannot_be_written_whole_leaves_the_old_one) {
    EXPECT_FALSE(disk().write(in("a"), "the old one"));
    struct rlimit before {};
    ASSERT_EQ(::getrlimit(RLIMIT_FSIZE, &before), 0);
    const struct rlimit little = {.rlim_cur = 1000, .rlim_max = before.rlim_max};
    const auto ignored = std::signal(SIGXFSZ, SIG_IGN);
    ASSERT_EQ(::setrlimit(RLIMIT_FSIZE, &little), 0);
    const auto problem = disk().write(in("a"), std::string(5000, 'x'));
    ::setrlimit(RLIMIT_FSIZE, &before);
    std::signal(SIGXFSZ, ignored);
    ASSERT_TRUE(problem);
    EXPECT_EQ(to_text(*problem), in("a") + ": error: cannot write: File too large\n");
    EXPECT_EQ(disk().read(in("a")).value(), "the old one");
    EXPECT_EQ(disk().names_in(folder_), std::vector<std::string>{"a"});
}

TEST_F(DiskTest, a_file_that_is_there_keeps_its_permissions_and_its_other_names) {
    EXPECT_FALSE(disk().write(in("a"), "x"));
    ASSERT_EQ(::chmod(in("a").c_str(), 0640), 0);
    EXPECT_FALSE(disk().write(in("a"), "y"));
    struct stat about {};
    ASSERT_EQ(::stat(in("a").c_str(), &about), 0);
    EXPECT_EQ(about.st_mode & 0777, 0640u);
    ASSERT_EQ(::link(in("a").c_str(), in("b").c_str()), 0);
    EXPECT_FALSE(disk().write(in("a"), "z"));
    EXPECT_EQ(disk().read(in("b")).value(), "z");
    if (::geteuid() == 0) return;  // nothing is forbidden
    ASSERT_EQ(::unlink(in("b").c_str()), 0);
    ASSERT_EQ(::chmod(in("a").c_str(), 0400), 0);
    EXPECT_TRUE(disk().write(in("a"), "w"));
    EXPECT_EQ(disk().read(in("a")).value(), "z");
    ASSERT_EQ(::chmod(in("a").c_str(), 0600), 0);
    ASSERT_EQ(::chmod(folder_.c_str(), 0500), 0);  // nothing new in this folder
    EXPECT_FALSE(disk().write(in("a"), "w"));
    ASSERT_EQ(::chmod(folder_.c_str(), 0700), 0);
    EXPECT_EQ(disk().read(in("a")).value(), "w");
}

TEST_F(DiskTest, what_is_written_through_a_link_stands_where_it_leads) {
    EXPECT_FALSE(disk().write(in("a"), "x"));
    ASSERT_EQ(::symlink("a", in("to_file").c_str()), 0);
    ASSERT_EQ(::symlink("b", in("to_nothing").c_str()), 0);
    EXPECT_FALSE(disk().write(in("to_file"), "y"));
    EXPECT_FALSE(disk().write(in("to_nothing"), "z"));
    EXPECT_EQ(disk().read(in("a")).value(), "y");
    EXPECT_EQ(disk().read(in("b")).value(), "z");
    for (const char* name : {"to_file", "to_nothing"}) EXPECT_TRUE(disk().is_link(in(name))) << name;
}

TEST_F(DiskTest, a_pipe_stays_one) {
    ASSERT_EQ(::mkfifo(in("pipe").c_str(), 0600), 0);
    const int reader = ::open(in("pipe").c_str(), O_RDONLY | O_NONBLOCK);
    ASSERT_GE(reader, 0);
    EXPECT_FALSE(disk().write(in("pipe"), "through"));
    char got[32] = {};
    EXPECT_EQ(::read(reader, got, sizeof got), 7);
    ::close(reader);
    EXPECT_EQ(disk().kind_of(in("pipe")), Entry::other);
    EXPECT_FALSE(disk().write("/dev/null", "away"));
    EXPECT_EQ(disk().kind_of("/dev/null"), Entry::other);
}

TEST_F(DiskTest, what_never_ends_is_not_read_for_ever_and_a_pipe_is_no_file) {
    const auto endless = disk().read("/dev/zero");
    ASSERT_FALSE(endless.ok());
    EXPECT_NE(endless.problems().front().message.find("256 MiB"), std::string::npos);
    ASSERT_EQ(::mkfifo(in("pipe.toml").c_str(), 0600), 0);
    EXPECT_EQ(disk().kind_of(in("pipe.toml")), Entry::other);
    EXPECT_EQ(disk().kind_of(folder_), Entry::folder);
    EXPECT_TRUE(disk().may_list(folder_));
    EXPECT_FALSE(disk().may_list(in("nowhere")));
}

TEST_F(DiskTest, a_missing_file_is_one_diagnostic_without_a_position) {
    const auto read = disk().read(in("nowhere.toml"));
    ASSERT_FALSE(read.ok());
    ASSERT_EQ(read.problems().size(), 1u);
    EXPECT_FALSE(read.problems()[0].where.known());
    EXPECT_EQ(to_text(read.problems()[0]), in("nowhere.toml") + ": error: cannot read: No such file or directory\n");
}

TEST_F(DiskTest, a_folder_cannot_be_read_as_a_file) {
    const auto read = disk().read(folder_);
    ASSERT_FALSE(read.ok());
    EXPECT_EQ(to_text(read.problems()[0]), folder_ + ": error: cannot read: Is a directory\n");
}

TEST_F(DiskTest, names_come_sorted_by_their_bytes) {
    for (const char* name : {"b.toml", "B.toml", "a.toml", ".hidden", "é.toml", "a1.toml", "a.md"})
        EXPECT_FALSE(disk().write(in(name), "x"));
    EXPECT_EQ(disk().names_in(folder_),
              (std::vector<std::string>{".hidden", "B.toml", "a.md", "a.toml", "a1.toml", "b.toml", "é.toml"}));
    EXPECT_TRUE(disk().names_in(in("a.md")).empty());
    EXPECT_TRUE(disk().names_in(in("missing")).empty());
}

TEST_F(DiskTest, tells_files_folders_and_nothing_apart) {
    EXPECT_FALSE(disk().write(in("a"), "x"));
    EXPECT_EQ(disk().kind_of(in("a")), Entry::file);
    EXPECT_EQ(disk().kind_of(folder_), Entry::folder);
    EXPECT_EQ(disk().kind_of(in("b")), Entry::missing);
}

TEST_F(DiskTest, a_link_is_what_it_leads_to_and_known_as_a_link) {
    EXPECT_FALSE(disk().write(in("a"), "x"));
    ASSERT_EQ(::symlink("a", in("to_file").c_str()), 0);
    ASSERT_EQ(::symlink(".", in("to_folder").c_str()), 0);
    ASSERT_EQ(::symlink("nowhere", in("to_nothing").c_str()), 0);
    EXPECT_EQ(disk().kind_of(in("to_file")), Entry::file);
    EXPECT_EQ(disk().kind_of(in("to_folder")), Entry::folder);
    EXPECT_EQ(disk().kind_of(in("to_nothing")), Entry::missing);
    for (const char* name : {"to_file", "to_folder", "to_nothing"}) EXPECT_TRUE(disk().is_link(in(name))) << name;
    for (const char* name : {"a", "missing"}) EXPECT_FALSE(disk().is_link(in(name))) << name;
}

TEST_F(DiskTest, a_place_that_cannot_be_written_is_told) {
    const auto problem = disk().write(in("no/such/folder.json"), "x");
    ASSERT_TRUE(problem);
    EXPECT_EQ(to_text(*problem), in("no/such/folder.json") + ": error: cannot write: No such file or directory\n");
    const auto folder = disk().write(folder_, "x");
    ASSERT_TRUE(folder);
    EXPECT_EQ(to_text(*folder), folder_ + ": error: cannot write: Is a directory\n");
}

TEST(Disk, a_full_disk_is_told) {
    if (disk().kind_of("/dev/full") == Entry::missing) GTEST_SKIP() << "no /dev/full here";
    const auto problem = disk().write("/dev/full", "x");
    ASSERT_TRUE(problem);
    EXPECT_EQ(to_text(*problem), "/dev/full: error: cannot write: No space left on device\n");
}

}  // namespace
}  // namespace ergoaudit
